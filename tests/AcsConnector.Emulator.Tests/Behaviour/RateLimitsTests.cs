namespace AcsConnector.Emulator.Tests.Behaviour;

public class RateLimitsTests(LimitedEmulator shared) : IClassFixture<LimitedEmulator>
{
    [Theory]
    [InlineData("create")]
    [InlineData("create with token")]
    [InlineData("issue")]
    [InlineData("exchange")]
    [InlineData("revoke")]
    [InlineData("delete")]
    public async Task One_call_more_than_the_limit_answers_429_until_the_window_of_30_seconds_has_passed(string operation) =>
        await AssertLimitAsync(await shared.FreshAsync(), operation, LimitedEmulator.Limit);

    [Theory(Explicit = true)]
    [Trait("Category", "Stress")]
    [InlineData("create", 1000)]
    [InlineData("create with token", 1000)]
    [InlineData("issue", 1000)]
    [InlineData("exchange", 500)]
    [InlineData("revoke", 500)]
    [InlineData("delete", 500)]
    public async Task The_limit_is_the_documented_one(string operation, int limit)
    {
        await using var emulator = await RunningEmulator.StartAsync();

        await AssertLimitAsync(emulator, operation, limit);
    }

    [Fact]
    public async Task Each_operation_has_a_limit_of_its_own_and_get_has_none()
    {
        var emulator = await shared.FreshAsync();
        await RepeatAsync(LimitedEmulator.Limit, () => emulator.CreateAsync());
        Assert.Equal(429, (await emulator.CreateAsync()).Status);

        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");
        Assert.Equal(201, created.Status);
        Assert.Equal(200, (await emulator.IssueAsync(created.Id)).Status);
        Assert.Equal(204, (await emulator.RevokeAsync(created.Id)).Status);
        Assert.Equal(204, (await emulator.DeleteAsync(Ids.Unknown)).Status);
        var read = await RepeatAsync(LimitedEmulator.Limit + 1, () => emulator.GetAsync(created.Id));
        Assert.All(read, answer => Assert.Equal(200, answer.Status));
    }

    [Fact]
    public async Task Refused_calls_do_not_count()
    {
        var emulator = await shared.FreshAsync();
        await RepeatAsync(LimitedEmulator.Limit, () => emulator.DeleteAsync(Ids.Foreign));

        Assert.Equal(204, (await emulator.DeleteAsync(Ids.Unknown)).Status);
    }

    [Fact]
    public async Task There_is_no_limit_when_the_emulator_is_told_so()
    {
        await using var emulator = await RunningEmulator.StartAsync(
            options => options with { LimitOfEachOperation = LimitedEmulator.Limit, EnforceLimits = false });

        var answers = await RepeatAsync(LimitedEmulator.Limit + 1, () => emulator.DeleteAsync(Ids.Unknown));

        Assert.All(answers, answer => Assert.Equal(204, answer.Status));
    }

    private static async Task AssertLimitAsync(RunningEmulator emulator, string operation, int limit)
    {
        var call = await CallOfAsync(operation, emulator);
        var versions = operation == "exchange" ? Answer.TeamsVersions : Answer.Versions;

        var answers = await RepeatAsync(limit, () => emulator.SendAsync(call));
        Assert.All(answers, answer => Assert.InRange(answer.Status, 200, 204));

        var refused = await emulator.SendAsync(call);
        refused.AssertActionError(429, "TooManyRequests", "The request rate limit was exceeded. Retry after 30 seconds.", versions: versions);
        Assert.Equal("30", refused["Retry-After"]);

        emulator.Clock.Advance(TimeSpan.FromMilliseconds(29_500));
        refused = await emulator.SendAsync(call);
        refused.AssertActionError(429, "TooManyRequests", "The request rate limit was exceeded. Retry after 1 seconds.", versions: versions);
        Assert.Equal("1", refused["Retry-After"]);

        emulator.Clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.InRange((await emulator.SendAsync(call)).Status, 200, 204);
    }

    private static Task<Answer[]> RepeatAsync(int times, Func<Task<Answer>> call) => Task.WhenAll(Enumerable.Range(0, times).Select(_ => call()));

    private static async Task<Call> CallOfAsync(string operation, RunningEmulator emulator)
    {
        var identity = $"/identities/{Uri.EscapeDataString(await emulator.NewIdentityAsync())}";
        emulator.Clock.Advance(TimeSpan.FromSeconds(30));
        return operation switch
        {
            "create" => new Call("POST", "/identities"),
            "create with token" => new Call("POST", "/identities", """{"createTokenWithScopes":["chat"]}"""),
            "issue" => new Call("POST", $"{identity}/:issueAccessToken", """{"scopes":["chat"]}"""),
            "revoke" => new Call("POST", $"{identity}/:revokeAccessTokens"),
            "delete" => new Call("DELETE", identity),
            _ => new Call("POST", "/teamsUser/:exchangeAccessToken",
                $$"""{"token":"{{await emulator.NewEntraTokenAsync()}}","appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}"}"""),
        };
    }
}
