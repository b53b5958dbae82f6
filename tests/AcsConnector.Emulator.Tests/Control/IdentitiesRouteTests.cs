using System.Text.Json;

namespace AcsConnector.Emulator.Tests.Control;

public class IdentitiesRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Beginning = "2026-11-22T22:38:50.1234567+00:00";

    [Fact]
    public async Task Lists_everything_known_of_an_identity()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"customId":"alice","createTokenWithScopes":["chat"]}""", Call.Preview);
        emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        await emulator.RevokeAsync(created.Id);

        var answer = await emulator.ControlAsync("GET", "/_emulator/identities");

        var item = answer.Json.GetProperty("value").EnumerateArray().Single();
        Assert.Equal(
            [
                ("id", created.Id),
                ("customId", "alice"),
                ("createdAt", Beginning),
                ("lastTokenIssuedAt", Beginning),
                ("tokensValidFrom", "2026-11-22T22:39:51+00:00"),
            ],
            item.EnumerateObject().Select(member => (member.Name, member.Value.GetString()!)));
        Assert.Equal("no-store", answer["Cache-Control"]);
    }

    [Fact]
    public async Task Says_when_the_last_of_an_identitys_tokens_expires()
    {
        var emulator = await shared.FreshAsync();
        var id = (await emulator.CreateAsync("""{"createTokenWithScopes":["chat"],"expiresInMinutes":120}""")).Id;
        var created = await ExpiryAsync();
        await emulator.IssueAsync(id, """{"scopes":["chat"],"expiresInMinutes":60}""");
        var shorter = await ExpiryAsync();
        await emulator.RevokeAsync(id);
        var revoked = await ExpiryAsync();
        await emulator.IssueAsync(id, """{"scopes":["chat"],"expiresInMinutes":60}""");

        Assert.Equal("2026-11-23T00:38:50.1234567+00:00", created);
        Assert.Equal(created, shorter);
        Assert.Null(revoked);
        Assert.Equal("2026-11-22T23:38:51+00:00", await ExpiryAsync());

        async Task<string?> ExpiryAsync() => (await emulator.ControlAsync("GET", "/_emulator/identities")).Json.GetProperty("value")[0]
            .TryGetProperty("tokensExpireAt", out var expiry) ? expiry.GetString() : null;
    }

    [Fact]
    public async Task Leaves_away_what_an_identity_does_not_have()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        Assert.Equal(
            $$"""{"value":[{"id":"{{id}}","createdAt":"{{Beginning}}"}],"total":1}""",
            (await emulator.ControlAsync("GET", "/_emulator/identities")).Body);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Gives_the_newest_first_page_by_page_and_the_total_on_each(int top)
    {
        var emulator = await shared.FreshAsync();
        var ids = await CreateAsync(emulator, "a", "b", "c", "d", "e");
        Array.Reverse(ids);

        var listed = new List<string?>();
        for (string? before = ""; before is not null;)
        {
            var page = (await emulator.ControlAsync("GET", $"/_emulator/identities?top={top}{before}")).Json;
            Assert.InRange(IdsOf(page).Length, 1, top);
            Assert.Equal(5, page.GetProperty("total").GetInt64());
            listed.AddRange(IdsOf(page));
            before = page.TryGetProperty("next", out var next) ? $"&before={Uri.EscapeDataString(next.GetString()!)}" : null;
        }

        Assert.Equal(ids, listed);
    }

    [Theory]
    [InlineData("alice", 0)]
    [InlineData("ALICE", 0)]
    [InlineData("contoso", 0, 1)]
    [InlineData("%25", 2)]
    [InlineData("_", 3)]
    [InlineData("\\", 4)]
    [InlineData("nobody")]
    [InlineData("", 0, 1, 2, 3, 4)]
    public async Task Finds_what_stands_anywhere_in_the_custom_id(string search, params int[] found)
    {
        var emulator = await shared.FreshAsync();
        var ids = await CreateAsync(emulator, "alice@contoso.com", "bob@contoso.com", "100%", "under_score", "back\\\\slash");

        var answer = (await emulator.ControlAsync("GET", $"/_emulator/identities?search={search}")).Json;

        Assert.Equal(found.Reverse().Select(index => ids[index]), IdsOf(answer));
        Assert.Equal(found.Length, answer.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Finds_an_identity_by_its_id_or_a_part_of_it()
    {
        var emulator = await shared.FreshAsync();
        var ids = await CreateAsync(emulator, "a", "b");

        foreach (var search in new[] { ids[0], ids[0].ToUpperInvariant(), ids[0][^30..] })
        {
            var answer = await emulator.ControlAsync("GET", $"/_emulator/identities?search={Uri.EscapeDataString(search)}");
            Assert.Equal([ids[0]], IdsOf(answer.Json));
        }
    }

    [Theory]
    [InlineData("top=0")]
    [InlineData("top=1001")]
    [InlineData("top=-1")]
    [InlineData("top=ten")]
    [InlineData("top=")]
    public async Task Answers_400_for_a_page_of_another_size(string query)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ControlAsync("GET", $"/_emulator/identities?{query}"))
            .AssertEarlyError(400, "ValidationError", "top must be a number from 1 to 1000.", "top");
    }

    [Fact]
    public async Task Answers_400_for_a_page_before_no_identity()
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ControlAsync("GET", "/_emulator/identities?before=nobody"))
            .AssertEarlyError(400, "ValidationError", "Provided identity has invalid format.", "id");
    }

    [Fact]
    public async Task Reset_forgets_identities_tokens_faults_and_counted_calls()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");
        await Task.WhenAll(Enumerable.Range(0, 501).Select(_ => emulator.DeleteAsync(Ids.Unknown)));
        await emulator.ControlAsync("POST", "/_emulator/faults", """{"operation":"GetIdentity","status":503}""");

        var answer = await emulator.ControlAsync("POST", "/_emulator/reset");

        Assert.Equal((204, ""), (answer.Status, answer.Body));
        Assert.Equal(0, await emulator.CountAsync());
        Assert.Equal("identity deleted", await emulator.StateOfAsync(created.Token));
        Assert.Equal(404, (await emulator.GetAsync(created.Id)).Status);
        Assert.Equal(204, (await emulator.DeleteAsync(Ids.Unknown)).Status);
    }

    /// <summary>One identity per custom id, a second apart, so that their order is certain.</summary>
    private static async Task<string[]> CreateAsync(RunningEmulator emulator, params string[] customIds)
    {
        var ids = new List<string>();
        foreach (var customId in customIds)
        {
            ids.Add((await emulator.CreateAsync($$"""{"customId":"{{customId}}"}""", Call.Preview)).Id);
            emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return [.. ids];
    }

    private static string?[] IdsOf(JsonElement answer) =>
        [.. answer.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("id").GetString())];
}
