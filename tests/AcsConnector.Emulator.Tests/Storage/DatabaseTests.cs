using AcsConnector.Emulator.Service;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Tests.Storage;

public class DatabaseTests
{
    [Fact]
    public async Task Identities_and_tokens_outlive_a_restart()
    {
        using var folder = TestFolder.WithKeys();
        var clock = new TestClock();
        Answer alice, revoked;
        await using (var before = await RunningEmulator.StartAsync(folder, clock))
        {
            alice = await before.CreateAsync("""{"customId":"alice","createTokenWithScopes":["chat"]}""", Call.Preview);
            revoked = await before.CreateAsync("""{"createTokenWithScopes":["chat"]}""");
            await before.RevokeAsync(revoked.Id);
        }

        await using var after = await RunningEmulator.StartAsync(folder, clock);

        Assert.Equal(2, await after.CountAsync());
        Assert.Equal(
            $$"""{"customId":"alice","lastTokenIssuedAt":"2026-11-22T22:38:50+00:00","id":"{{alice.Id}}"}""", (await after.GetAsync(alice.Id)).Body);
        Assert.Equal(alice.Id, (await after.CreateAsync("""{"customId":"alice"}""", Call.Preview)).Id);
        Assert.Equal("alive", await after.StateOfAsync(alice.Token));
        Assert.Equal("revoked", await after.StateOfAsync(revoked.Token));
        Assert.Equal(200, (await after.IssueAsync(revoked.Id)).Status);
    }

    [Fact]
    public async Task An_emulator_in_memory_forgets_its_identities_and_leaves_none_in_the_folder()
    {
        using var folder = TestFolder.WithKeys();
        Answer created;
        await using (var before = await RunningEmulator.StartAsync(options => options with { DataFolder = folder.Path }))
            created = await before.CreateAsync("""{"createTokenWithScopes":["chat"]}""");

        await using var after = await RunningEmulator.StartAsync(options => options with { DataFolder = folder.Path });

        Assert.Equal("identity deleted", await after.StateOfAsync(created.Token));
        Assert.Equal(["localhost.key.pem", "localhost.pem", "token-signing.key.pem"], folder.Files);
    }

    [Fact]
    public async Task A_second_emulator_cannot_have_the_identities_of_a_running_one()
    {
        using var folder = TestFolder.WithKeys();
        await using var first = await RunningEmulator.StartAsync(folder);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(
            (EmulatorStartFailure.FolderInUse, $"Another emulator is using the data folder '{folder.Path}'."), (e.Failure, e.Message));
        Assert.Equal(201, (await first.CreateAsync()).Status);
    }

    [Fact]
    public async Task A_second_emulator_can_run_in_memory_beside_it_with_the_same_certificate()
    {
        using var folder = TestFolder.WithKeys();
        await using var first = await RunningEmulator.StartAsync(folder);
        await using var second = await RunningEmulator.StartAsync(options => options with { DataFolder = folder.Path });

        Assert.Equal(first.Host.CertificatePath, second.Host.CertificatePath);
        Assert.Equal(201, (await second.SendAsync(new Call("POST", "/identities") { Https = true })).Status);
        Assert.Equal(0, await first.CountAsync());
    }

    [Fact]
    public async Task Identities_of_a_newer_emulator_are_left_alone_and_the_folder_is_free_again()
    {
        using var folder = TestFolder.WithKeys();
        await using (var emulator = await RunningEmulator.StartAsync(folder))
            await emulator.NewIdentityAsync();
        Execute(folder, "PRAGMA user_version = 4");

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(
            (EmulatorStartFailure.IdentitiesNewer, $"'{folder["identities.db"]}' was written by a newer version of this emulator."),
            (e.Failure, e.Message));

        Execute(folder, "PRAGMA user_version = 3");
        await using var again = await RunningEmulator.StartAsync(folder);
        Assert.Equal(1, await again.CountAsync());
    }

    [Fact]
    public async Task Identities_of_the_first_version_are_taken_over_with_the_longest_life_their_tokens_may_have()
    {
        using var folder = TestFolder.WithKeys();
        await using (var before = await RunningEmulator.StartAsync(folder))
            await before.CreateAsync("""{"createTokenWithScopes":["chat"],"expiresInMinutes":60}""");
        Execute(folder, "ALTER TABLE identities DROP COLUMN tokens_expire_at; PRAGMA user_version = 1");

        await using var after = await RunningEmulator.StartAsync(folder);

        var identity = (await after.ControlAsync("GET", "/_emulator/identities")).Json.GetProperty("value").EnumerateArray().Single();
        Assert.Equal("2026-11-23T22:38:50.1234567+00:00", identity.GetProperty("tokensExpireAt").GetString());
    }

    [Fact]
    public async Task Damaged_identities_are_named_and_the_folder_is_free_again()
    {
        using var folder = TestFolder.WithKeys();
        await File.WriteAllTextAsync(folder["identities.db"], new string('x', 4096), TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(
            (EmulatorStartFailure.IdentitiesDamaged, $"The identities in '{folder["identities.db"]}' are damaged: SQLite Error 26: 'file is not a database'."),
            (e.Failure, e.Message));

        File.Delete(folder["identities.db"]);
        await using var again = await RunningEmulator.StartAsync(folder);
        Assert.Equal(0, await again.CountAsync());
    }

    [Fact]
    public async Task Identities_that_are_damaged_in_part_are_named_too()
    {
        using var folder = await WithIdentitiesAsync(2_000);
        Damage(folder);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(EmulatorStartFailure.IdentitiesDamaged, e.Failure);
        Assert.Matches($"^The identities in '{folder["identities.db"]}' are damaged: SQLite .+[.]$", e.Message);
    }

    [Fact]
    public async Task Identities_that_are_damaged_while_it_runs_answer_500_with_the_way_out()
    {
        using var folder = await WithIdentitiesAsync(2_000);
        await using var emulator = await RunningEmulator.StartAsync(folder);
        Damage(folder);

        var answer = await emulator.ControlAsync("GET", "/_emulator/identities?search=nobody");

        answer.AssertEarlyError(500, "InternalServerError",
            "The identities of this emulator are damaged: SQLite Error 11: 'database disk image is malformed'. "
            + "Stop it and move identities.db out of its data folder to start empty.");
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_not_called_damaged()
    {
        using var folder = TestFolder.WithKeys();
        Directory.CreateDirectory(folder["identities.db"]);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(
            (EmulatorStartFailure.IdentitiesUnusable, $"The identities in '{folder["identities.db"]}' cannot be used: SQLite Error 14: 'unable to open database file'."),
            (e.Failure, e.Message));
    }

    [Fact]
    public async Task A_lock_that_cannot_be_written_is_not_another_emulator()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link to itself, which no program can open, needs a right there that few users have.");
        using var folder = TestFolder.WithKeys();
        File.CreateSymbolicLink(folder["identities.lock"], folder["identities.lock"]);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(EmulatorStartFailure.FolderUnusable, e.Failure);
        Assert.Matches($"^The data folder '{folder.Path}' cannot be written: .+[^.][.]$", e.Message);
    }

    [Fact]
    public async Task A_search_through_very_many_identities_holds_up_no_create()
    {
        using var folder = await WithIdentitiesAsync(200_000);
        await using var emulator = await RunningEmulator.StartAsync(folder);
        var searches = Enumerable.Range(0, 12)
            .Select(_ => emulator.ControlAsync("GET", "/_emulator/identities?search=nobody")).ToList();
        await Task.WhenAny(searches);

        var created = await emulator.CreateAsync();

        Assert.Equal(201, created.Status);
        Assert.Contains(searches, search => !search.IsCompleted);
        Assert.All(await Task.WhenAll(searches), answer => Assert.Equal("""{"value":[],"total":0}""", answer.Body));
        Assert.Equal(200_001, await emulator.CountAsync());
    }

    [Fact]
    public async Task Many_writes_at_once_are_all_kept()
    {
        using var folder = TestFolder.WithKeys();
        string[] ids;
        await using (var before = await RunningEmulator.StartAsync(folder))
            ids = [.. (await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => before.CreateAsync()))).Select(answer => answer.Id)];

        await using var after = await RunningEmulator.StartAsync(folder);

        var listed = (await after.ControlAsync("GET", "/_emulator/identities?top=1000")).Json.GetProperty("value");
        Assert.Equal(ids.Order(), listed.EnumerateArray().Select(item => item.GetProperty("id").GetString()!).Order());
    }

    [Fact]
    public async Task A_write_that_fails_answers_500_and_leaves_the_emulator_able_to_write()
    {
        using var folder = TestFolder.WithKeys();
        await using (await RunningEmulator.StartAsync(folder))
        {
            // Makes the file.
        }

        Execute(folder, "CREATE TRIGGER full BEFORE INSERT ON identities WHEN NEW.custom_id = 'the last straw' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await using var emulator = await RunningEmulator.StartAsync(folder);
        var kept = await emulator.NewIdentityAsync();

        (await emulator.CreateAsync("""{"customId":"the last straw"}""", Call.Preview)).AssertEarlyError(500, "InternalServerError",
            "This emulator could not write its data folder: SQLite Error 19: 'the disk is full'. Nothing of the request was kept.");

        Assert.Equal(201, (await emulator.CreateAsync()).Status);
        Assert.Equal(200, (await emulator.GetAsync(kept)).Status);
        Assert.Equal(2, await emulator.CountAsync());
    }

    private static async Task<TestFolder> WithIdentitiesAsync(int count)
    {
        var folder = TestFolder.WithKeys();
        await using (await RunningEmulator.StartAsync(folder))
        {
            // Makes the file.
        }

        Execute(folder, $"""
            WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count})
            INSERT INTO identities (user, created_at, tokens_valid_from)
            SELECT printf('00000000-0000-0000-0000-%012x', i), i, 0 FROM numbers
            """);
        return folder;
    }

    /// <summary>Writes over what is neither the first page nor the last.</summary>
    private static void Damage(TestFolder folder)
    {
        using var file = new FileStream(folder["identities.db"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = file.Length / 2;
        file.Write(new byte[file.Length / 4]);
    }

    private static void Execute(TestFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder["identities.db"]};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
