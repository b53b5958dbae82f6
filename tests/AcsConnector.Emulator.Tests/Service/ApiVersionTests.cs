namespace AcsConnector.Emulator.Tests.Service;

public class ApiVersionTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private static readonly string[] Accepted = Answer.Versions.Split(", ");

    public static TheoryData<string> AcceptedVersions => new(Accepted);

    public static TheoryData<string> VersionsWithoutGet => new(Accepted.Where(version => version != Call.Preview));

    public static MatrixTheoryData<string, string> JoinScopesInVersions => new(["chat.join", "chat.join.limited", "voip.join"], Accepted);

    [Theory]
    [MemberData(nameof(AcceptedVersions))]
    public async Task Every_version_accepted_has_the_base_operations(string version)
    {
        var emulator = await shared.FreshAsync();

        var created = await emulator.CreateAsync(version: version);
        var id = Uri.EscapeDataString(created.Id);

        Assert.Equal(201, created.Status);
        Assert.Equal(200, (await emulator.IssueAsync(created.Id, version: version)).Status);
        Assert.Equal(204, (await emulator.SendAsync(new Call("POST", $"/identities/{id}/:revokeAccessTokens") { Version = version })).Status);
        Assert.Equal(204, (await emulator.SendAsync(new Call("DELETE", $"/identities/{id}") { Version = version })).Status);
    }

    [Theory]
    [InlineData("2020-07-20-preview2")]
    [InlineData("2021-11-01")]
    [InlineData("2099-01-01")]
    [InlineData("latest")]
    public async Task A_version_not_accepted_answers_400_with_the_request_uri_without_its_query(string version)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.CreateAsync(version: version)).AssertUnsupportedVersion($"{emulator.Host.Http}identities", version);
        (await emulator.SendAsync(new Call("POST", "/identities") { Version = version, Https = true }))
            .AssertUnsupportedVersion($"{emulator.Host.Https}identities", version);
    }

    [Fact]
    public async Task A_version_is_judged_before_id_and_body()
    {
        var emulator = await shared.FreshAsync();

        (await emulator.IssueAsync("nobody", "{", "2099-01-01"))
            .AssertUnsupportedVersion($"{emulator.Host.Http}identities/nobody/:issueAccessToken", "2099-01-01");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_or_empty_version_answers_400(string? version)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call("POST", "/identities") { Version = version });

        answer.AssertEarlyError(400, "ApiVersionUnspecified", "An API version is required, but was not specified.");
    }

    [Theory]
    [MemberData(nameof(VersionsWithoutGet))]
    public async Task Only_the_preview_can_get_an_identity(string version)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.GetAsync(id, version);

        answer.AssertUnsupportedVersion($"{emulator.Host.Http}identities/{Uri.EscapeDataString(id)}", version);
        Assert.Equal(200, (await emulator.GetAsync(id)).Status);
    }

    [Fact]
    public async Task The_first_version_cannot_exchange_the_token_of_a_teams_user()
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ExchangeAsync("{}", "2021-03-07"))
            .AssertUnsupportedVersion($"{emulator.Host.Http}teamsUser/:exchangeAccessToken", "2021-03-07");
        Assert.Equal("InvalidAccessToken", (await emulator.ExchangeAsync("{}", "2022-06-01")).ErrorCode);
    }

    [Theory]
    [InlineData("2021-03-07", true)]
    [InlineData("2022-06-01", true)]
    [InlineData("2022-10-01", false)]
    [InlineData("2026-09-23", false)]
    public async Task The_life_of_a_token_cannot_be_chosen_before_2022_10_01(string version, bool ignored)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        var expiresOn = ignored ? "2026-11-23T22:38:50.1234567+00:00" : "2026-11-23T00:38:50.1234567+00:00";

        Assert.Equal(expiresOn, (await CreateAsync(120)).ExpiresOn);
        Assert.Equal(expiresOn, (await IssueAsync(120)).ExpiresOn);
        Assert.Equal(ignored ? 201 : 400, (await CreateAsync(1)).Status);
        Assert.Equal(ignored ? 200 : 400, (await IssueAsync(1)).Status);

        Task<Answer> CreateAsync(int minutes) =>
            emulator.CreateAsync($$"""{"createTokenWithScopes":["chat"],"expiresInMinutes":{{minutes}}}""", version);

        Task<Answer> IssueAsync(int minutes) => emulator.IssueAsync(id, $$"""{"scopes":["chat"],"expiresInMinutes":{{minutes}}}""", version);
    }

    [Theory]
    [MemberData(nameof(JoinScopesInVersions))]
    public async Task The_join_scopes_exist_from_2023_10_01(string scope, string version)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var created = await emulator.CreateAsync($$"""{"createTokenWithScopes":["{{scope}}"]}""", version);
        var issued = await emulator.IssueAsync(id, $$"""{"scopes":["{{scope}}"]}""", version);

        if (string.CompareOrdinal(version, "2023-10-01") >= 0)
        {
            Assert.Equal((scope, scope), (Jwt.Scopes(created.Token), Jwt.Scopes(issued.Token)));
        }
        else
        {
            created.AssertActionError(400, "ValidationError", $"Invalid scopes - {scope} is not a valid scope.", "scopes");
            issued.AssertActionError(400, "ValidationError", $"Invalid scopes - {scope} is not a valid scope.", "scopes");
        }
    }

    [Theory]
    [MemberData(nameof(VersionsWithoutGet))]
    public async Task Only_the_preview_knows_custom_ids(string version)
    {
        var emulator = await shared.FreshAsync();

        var first = await emulator.CreateAsync("""{"customId":"bob"}""", version);
        var second = await emulator.CreateAsync("""{"customId":"bob"}""", version);
        var tooLong = await emulator.CreateAsync($$"""{"customId":"{{new string('x', 257)}}"}""", version);

        Assert.Equal($$$"""{"identity":{"id":"{{{first.Id}}}"}}""", first.Body);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(201, tooLong.Status);
    }

    [Theory]
    [MemberData(nameof(AcceptedVersions))]
    public async Task Only_the_preview_tells_when_the_last_token_was_issued(string version)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""", version);

        Assert.Equal(version == Call.Preview, answer.Json.GetProperty("identity").TryGetProperty("lastTokenIssuedAt", out _));
    }

    [Fact]
    public async Task Any_version_counts_as_the_newest_stable_one_when_the_emulator_is_told_so()
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { AcceptAnyApiVersion = true });

        var answer = await emulator.CreateAsync("""{"customId":"bob","createTokenWithScopes":["voip.join"],"expiresInMinutes":60}""", "2099-01-01");

        Assert.Equal($$$"""{"identity":{"id":"{{{answer.Id}}}"}""", answer.Body.Split(",\"accessToken\"")[0]);
        Assert.Equal("2026-11-22T23:38:50.1234567+00:00", answer.ExpiresOn);
        (await emulator.GetAsync(answer.Id, "2099-01-01")).AssertUnsupportedVersion(
            $"{emulator.Host.Http}identities/{Uri.EscapeDataString(answer.Id)}", "2099-01-01");
    }

    [Fact]
    public async Task A_known_version_stays_itself_when_any_is_accepted()
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { AcceptAnyApiVersion = true });
        var id = await emulator.NewIdentityAsync();

        Assert.Equal(400, (await emulator.IssueAsync(id, """{"scopes":["voip.join"]}""", "2022-10-01")).Status);
        Assert.Equal(400, (await emulator.GetAsync(id, "2023-10-01")).Status);
        Assert.Equal(200, (await emulator.GetAsync(id)).Status);
        (await emulator.SendAsync(new Call("POST", "/identities") { Version = null }))
            .AssertEarlyError(400, "ApiVersionUnspecified", "An API version is required, but was not specified.");
    }
}
