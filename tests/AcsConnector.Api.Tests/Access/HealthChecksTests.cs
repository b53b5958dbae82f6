namespace AcsConnector.Api.Tests.Access;

public sealed class HealthChecksTests(SharedApi shared)
{
    [Theory]
    [InlineData("/health/live", """{"status":"live"}""")]
    [InlineData("/health/ready", """{"status":"ready"}""")]
    public async Task Anybody_may_ask(string path, string body)
    {
        var answer = await shared.Api.SendAsync(new Call("GET", path) { By = Caller.Nobody });

        Assert.Equal((200, body, "application/json", "no-store"), (answer.Status, answer.Body, answer["Content-Type"], answer["Cache-Control"]));
    }

    [Fact]
    public async Task A_server_that_lets_nobody_in_lives_and_is_not_ready()
    {
        await using var api = await RunningApi.StartAsync(("Access:PrimaryApiKey", null), ("Access:SecondaryApiKey", null), ("Access:AllowConnectionStrings", "false"));

        Assert.Equal(200, (await api.SendAsync(new Call("GET", "/health/live"))).Status);
        (await api.SendAsync(new Call("GET", "/health/ready"))).AssertError(503, "NotReady",
            "Nobody may call this server. The server's operator must set an API key (Access__PrimaryApiKey) and a resource (COMMUNICATION_SERVICES_ENDPOINT).");
    }

    [Fact]
    public async Task It_does_not_depend_on_the_service()
    {
        await using var service = await FakeService.StartAsync(500, "");
        await using var api = await RunningApi.StartAsync(service);

        Assert.Equal(200, (await api.SendAsync(new Call("GET", "/health/ready"))).Status);
        Assert.Empty(service.Calls);
    }

    [Theory]
    [InlineData("POST", "/health/live")]
    [InlineData("GET", "/health")]
    [InlineData("GET", "/health/live/")]
    [InlineData("GET", "/Health/live")]
    public async Task There_is_nothing_else(string method, string path)
    {
        Assert.Equal(404, (await shared.Api.SendAsync(new Call(method, path))).Status);
    }
}
