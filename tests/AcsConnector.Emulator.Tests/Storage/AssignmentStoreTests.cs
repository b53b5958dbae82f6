using AcsConnector.Emulator.Tests.Operations;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Tests.Storage;

public class AssignmentStoreTests
{
    /// <summary>As the version before assignments made it.</summary>
    private const string Version2 = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE identities (
            user TEXT NOT NULL PRIMARY KEY,
            custom_id TEXT,
            created_at INTEGER NOT NULL,
            last_token_issued_at INTEGER,
            tokens_valid_from INTEGER NOT NULL,
            tokens_expire_at INTEGER
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX identities_by_custom_id ON identities (custom_id) WHERE custom_id IS NOT NULL;
        INSERT INTO identities VALUES ('00000032-a200-0000-0000-000000000001', 'alice', 638999999999999999, 638999999999999999, 621355968000000000, NULL);
        PRAGMA user_version = 2;
        """;

    /// <summary>As the first version made it.</summary>
    private const string Version1 = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE identities (
            user TEXT NOT NULL PRIMARY KEY,
            custom_id TEXT,
            created_at INTEGER NOT NULL,
            last_token_issued_at INTEGER,
            tokens_valid_from INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX identities_by_custom_id ON identities (custom_id) WHERE custom_id IS NOT NULL;
        INSERT INTO identities VALUES ('00000032-a200-0000-0000-000000000001', 'alice', 638999999999999999, 638999999999999999, 621355968000000000);
        PRAGMA user_version = 1;
        """;

    private const string Alice = $$"""{"customId":"alice","lastTokenIssuedAt":"2025-11-29T07:59:59+00:00","id":"{{Ids.Unknown}}"}""";

    public static TheoryData<string> Operations => AccessOperationTests.Operations;

    [Theory]
    [InlineData(Version1)]
    [InlineData(Version2)]
    public async Task A_folder_from_before_there_were_assignments_is_taken_over(string schema)
    {
        using var folder = TestFolder.WithKeys();
        Execute(folder, schema);

        await using (var first = await RunningEmulator.StartAsync(folder))
            Assert.Equal(Alice, (await first.GetAsync(Ids.Unknown)).Body);
        await using var second = await RunningEmulator.StartAsync(folder);

        Assert.Equal(Alice, (await second.GetAsync(Ids.Unknown)).Body);
        Assert.Equal(200, (await second.IssueAsync(Ids.Unknown)).Status);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task There_each_operation_does_what_it_does(string operation)
    {
        using var folder = TestFolder.WithKeys();
        Execute(folder, Version2);
        await using var emulator = await RunningEmulator.StartAsync(folder);
        await AccessOperation.GiveAccessAsync(emulator);

        Assert.Equal(AccessOperation.Named(operation).Status, (await AccessOperation.Named(operation).AskAsync(emulator)).Status);
    }

    [Fact]
    public async Task Assignments_and_the_tokens_of_entra_users_outlive_a_restart()
    {
        using var folder = TestFolder.WithKeys();
        var clock = new TestClock();
        List<Answer> given = [];
        await using (var before = await RunningEmulator.StartAsync(folder, clock))
        {
            await AccessOperation.GiveAccessAsync(before);
            foreach (var exchange in AccessOperation.All.Where(operation => operation.IsExchange))
                given.Add(await exchange.AskAsync(before));
            await before.RevokeAsync(given[0].Id);
        }

        await using var after = await RunningEmulator.StartAsync(folder, clock);

        Assert.Equal("revoked", await after.StateOfAsync(given[0].Token));
        foreach (var answer in given.Skip(1))
            Assert.Equal("alive", await after.StateOfAsync(answer.Token));
        foreach (var operation in AccessOperation.All)
        {
            Assert.Equal(operation.Status, (await operation.AskAsync(after)).Status);
            await AccessOperation.GiveAccessAsync(after);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_forgets_them(bool inMemory)
    {
        using var folder = TestFolder.WithKeys();
        await using var emulator = await RunningEmulator.StartAsync(options => options with { DataFolder = folder.Path, InMemory = inMemory });
        await AccessOperation.GiveAccessAsync(emulator);

        await emulator.ResetAsync();

        foreach (var exchange in AccessOperation.All.Where(operation => operation.IsExchange))
            Assert.Equal(403, (await exchange.AskAsync(emulator)).Status);
    }

    private static void Execute(TestFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder["identities.db"]};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
