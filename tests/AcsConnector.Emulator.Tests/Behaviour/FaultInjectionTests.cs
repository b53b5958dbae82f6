namespace AcsConnector.Emulator.Tests.Behaviour;

/// <summary>What armed faults do to the service's calls.</summary>
public class FaultInjectionTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "InternalServerError")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(418, "Fault")]
    public async Task A_status_is_answered_in_place_of_the_work(int status, string code)
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, $$"""{"operation":"CreateIdentity","status":{{status}},"retryAfter":7}""");

        var answer = await emulator.CreateAsync();

        answer.AssertEarlyError(status, code, "This response was asked for through /_emulator/faults.");
        Assert.Equal("7", answer["Retry-After"]);
        Assert.Equal(0, await emulator.CountAsync());
    }

    [Fact]
    public async Task There_is_no_retry_after_unless_it_is_asked_for()
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, """{"status":503}""");

        Assert.Null((await emulator.CreateAsync())["Retry-After"]);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(",\"times\":1", 1)]
    [InlineData(",\"times\":3", 3)]
    public async Task A_fault_is_met_as_often_as_asked(string times, int expected)
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, $$"""{"operation":"CreateIdentity","status":503{{times}}}""");

        for (var i = 0; i < expected; i++)
            Assert.Equal(503, (await emulator.CreateAsync()).Status);
        Assert.Equal(201, (await emulator.CreateAsync()).Status);
    }

    [Theory]
    [InlineData("CreateIdentity", "POST", "/identities")]
    [InlineData("createidentity", "POST", "/identities")]
    [InlineData("IssueAccessToken", "POST", "/identities/" + Ids.Unknown + "/:issueAccessToken")]
    [InlineData("RevokeAccessTokens", "POST", "/identities/" + Ids.Unknown + "/:revokeAccessTokens")]
    [InlineData("DeleteIdentity", "DELETE", "/identities/" + Ids.Unknown)]
    [InlineData("GetIdentity", "GET", "/identities/" + Ids.Unknown)]
    [InlineData("ExchangeTeamsUserAccessToken", "POST", "/teamsUser/:exchangeAccessToken")]
    public async Task A_fault_of_one_operation_is_met_by_it_alone(string operation, string method, string path)
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, $$"""{"operation":"{{operation}}","status":418,"times":1000}""");
        (string Method, string Path)[] all =
        [
            ("POST", "/identities"),
            ("POST", $"/identities/{Ids.Unknown}/:issueAccessToken"),
            ("POST", $"/identities/{Ids.Unknown}/:revokeAccessTokens"),
            ("DELETE", $"/identities/{Ids.Unknown}"),
            ("GET", $"/identities/{Ids.Unknown}"),
            ("POST", "/teamsUser/:exchangeAccessToken"),
        ];

        var meeting = new List<(string, string)>();
        foreach (var call in all)
        {
            if ((await emulator.SendAsync(new Call(call.Method, call.Path) { Version = Call.Preview })).Status == 418)
                meeting.Add(call);
        }

        Assert.Equal([(method, path)], meeting);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"operation\":\"*\",")]
    public async Task A_fault_of_any_operation_is_met_by_whichever_comes_first(string operation)
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, $$"""{{{operation}}"status":503,"times":2}""");

        Assert.Equal(503, (await emulator.DeleteAsync(Ids.Unknown)).Status);
        Assert.Equal(503, (await emulator.CreateAsync()).Status);
        Assert.Equal(201, (await emulator.CreateAsync()).Status);
    }

    [Fact]
    public async Task The_oldest_fault_that_fits_is_met_first()
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, """{"operation":"DeleteIdentity","status":500}""");
        await ArmAsync(emulator, """{"operation":"*","status":429}""");
        await ArmAsync(emulator, """{"operation":"CreateIdentity","status":503}""");

        Assert.Equal(429, (await emulator.CreateAsync()).Status);
        Assert.Equal(503, (await emulator.CreateAsync()).Status);
        Assert.Equal(201, (await emulator.CreateAsync()).Status);
    }

    [Fact]
    public async Task A_latency_holds_the_answer_back_for_as_long()
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, """{"operation":"CreateIdentity","latency":250}""");

        var answer = emulator.CreateAsync();
        await Task.WhenAny(answer, emulator.Clock.SomebodyWaits);
        emulator.Clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Equal(0, await emulator.CountAsync());
        Assert.False(answer.IsCompleted);

        emulator.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(201, (await answer).Status);
        Assert.Equal("250ms", (await answer)["X-Processing-Time"]);
    }

    [Fact]
    public async Task A_latency_and_a_status_come_together()
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, """{"latency":600000,"status":503}""");

        var answer = emulator.CreateAsync();
        await Task.WhenAny(answer, emulator.Clock.SomebodyWaits);
        Assert.False(answer.IsCompleted);
        emulator.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(503, (await answer).Status);
    }

    [Theory]
    [InlineData("beforeCommit", 0)]
    [InlineData("afterCommit", 1)]
    public async Task A_reset_drops_the_connection_before_or_after_the_work(string reset, int identitiesLeft)
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, $$"""{"operation":"CreateIdentity","reset":"{{reset}}"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.CreateAsync("{}"));

        Assert.Equal(identitiesLeft, await emulator.CountAsync());
        Assert.Equal(201, (await emulator.CreateAsync("{}")).Status);
    }

    [Fact]
    public async Task A_client_that_asks_again_with_its_custom_id_finds_the_identity_whose_answer_was_lost()
    {
        var emulator = await shared.FreshAsync();
        await ArmAsync(emulator, """{"operation":"CreateIdentity","reset":"afterCommit"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.CreateAsync("""{"customId":"bob"}""", Call.Preview));

        Assert.Equal(201, (await emulator.CreateAsync("""{"customId":"bob"}""", Call.Preview)).Status);

        Assert.Equal(1, await emulator.CountAsync());
    }

    private static async Task ArmAsync(RunningEmulator emulator, string fault) =>
        Assert.Equal(200, (await emulator.ControlAsync("POST", "/_emulator/faults", fault)).Status);
}
