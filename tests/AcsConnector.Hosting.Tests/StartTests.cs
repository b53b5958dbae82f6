using System.Diagnostics;
using System.Net;

namespace AcsConnector.Hosting.Tests;

/// <summary>The worker is ready before it calls anybody: whom it calls may be away.</summary>
public sealed class StartTests(FunctionsBench bench) : IClassFixture<FunctionsBench>, IDisposable
{
    private readonly BlackHole _service = new();
    private readonly BlackHole _identity = new();
    private readonly BlackHole _table = new();
    private readonly BlackHole _collector = new();
    private readonly BlackHole _insights = new();

    private BlackHole[] Everybody => [_service, _identity, _table, _collector, _insights];

    public void Dispose() => Array.ForEach(Everybody, hole => hole.Dispose());

    [Fact]
    public async Task Calls_nobody_before_the_first_request_and_answers_pings_while_nobody_answers()
    {
        await using var host = await StartAsync();
        Assert.All(Everybody, hole => Assert.Equal(0, hole.Connections));

        // A user with a request id asks the table; one without asks for the machine's token.
        var waiting = new[] { CreateAsync(host, "one"), CreateAsync(host, null) };
        while (_table.Connections == 0 || _identity.Connections == 0)
        {
            Assert.All(waiting, answer => Assert.False(answer.IsCompleted, "It was answered before anybody was called."));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        var started = Stopwatch.GetTimestamp();
        foreach (var path in new[] { "/", "/health/live", "/health/ready" })
        {
            using var ping = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(path == "/" ? HttpStatusCode.NotFound : HttpStatusCode.OK, ping.StatusCode);
        }

        Assert.All(waiting, answer => Assert.False(answer.IsCompleted));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var answers = await Task.WhenAll(waiting);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20)); // The table is called four times.
        Assert.Equal("503 RequestIdStoreUnavailable", await ToldAsync(answers[0]));
        Assert.Equal("504 UpstreamTimeout", await ToldAsync(answers[1]));
    }

    [Theory]
    [InlineData("COMMUNICATION_SERVICES_CONNECTION_STRING", "endpoint=https://contoso.example.com/;accesskey=YW55dGhpbmc=")]
    [InlineData("Emulator__Endpoint", "https://localhost:8700/")] // Of development, and not for a deployed server.
    [InlineData("Access__PrimaryApiKey", "short")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "canary")]
    public async Task A_wrong_setting_is_named_once_and_ends_the_worker(string name, string value)
    {
        var failure = await Assert.ThrowsAsync<WorkerStartException>(() => bench.StartAsync((name, value)));

        Assert.All(failure.Ends, end =>
        {
            Assert.Equal(2, end.ExitCode);
            var sentence = Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.StartsWith($"The setting {name.Replace("__", ":", StringComparison.Ordinal)} ", sentence, StringComparison.Ordinal);
        });
    }

    private Task<FunctionsHost> StartAsync() => bench.StartAsync(
        ("HTTP_PROXY", _service.Address), // Whoever has no hole of its own falls into this one.
        ("HTTPS_PROXY", _service.Address),
        ("NO_PROXY", "127.0.0.1"),
        ("COMMUNICATION_SERVICES_CONNECTION_STRING", ""),
        ("COMMUNICATION_SERVICES_ENDPOINT", ServiceStandIn.Endpoint),
        ("IDENTITY_ENDPOINT", $"{_identity.Address}/msi/token"),
        ("IDENTITY_HEADER", "anything"),
        ("Access__Entra__Authority", "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0"),
        ("Access__Entra__Audience", "api://acs-connector"),
        ("Repeatability__ConnectionString",
            $"AccountName=acsconnector;AccountKey=YW55dGhpbmc=;TableEndpoint={_table.Address}/acsconnector"),
        ("Upstream__Total", "00:00:08"), // Time enough to see that it waits.
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Address),
        ("APPLICATIONINSIGHTS_CONNECTION_STRING",
            $"InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint={_insights.Address}/"),
        ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD"));

    private static Task<HttpResponseMessage> CreateAsync(FunctionsHost host, string? requestId)
    {
        var request = FunctionsBench.Request(HttpMethod.Post, "/identities");
        if (requestId is not null)
            request.Headers.Add("Repeatability-Request-ID", requestId);
        return host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> ToldAsync(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {(await RunningConnector.JsonAsync(answer))["error"]!["code"]}";
}
