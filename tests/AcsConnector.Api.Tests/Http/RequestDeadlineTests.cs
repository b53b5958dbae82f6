using System.Globalization;
using AcsConnector.Api.Tests.Repeatability;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AcsConnector.Api.Tests.Http;

/// <summary>
/// Whatever hangs, a request is answered within 30 seconds. The clock stands still but for the steps of a row: each waits until the
/// table or the service has a call that takes time, and then lets that time pass.
/// </summary>
public sealed class RequestDeadlineTests : IAsyncLifetime
{
    private const double Ever = double.PositiveInfinity;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly SemaphoreSlim _tableHas = new(0);
    private readonly SemaphoreSlim _serviceHas = new(0);
    private FakeTable _table = null!;

    public static TheoryData<string, double[], double, string, int> Creates { get; } = new()
    {
        { "nothing takes time", [0], 0, "", 201 },
        { "the table hangs", [Ever], 0, "table 5", 503 },
        { "the table takes too long for a claim", [6], 0, "table 5", 503 },
        { "the service hangs", [0], Ever, "service 20", 504 },
        { "both hang", [0, Ever], Ever, "service 20, table 5", 504 },
        { "the table is slow", [4], 0, "table 4, table 4", 201 },
        { "both are slow", [4], 19, "table 4, service 19, table 4", 201 },
        { "the table is slow and the service hangs", [4], Ever, "table 4, service 20, table 4", 504 },
        { "the table hangs when the user is there", [0, Ever], 0, "table 5", 201 },
        { "the service sends byte after byte", [0], -1, "service 20", 504 },
    };

    public async ValueTask InitializeAsync() => _table = await FakeTable.StartAsync();

    public ValueTask DisposeAsync() => _table.DisposeAsync();

    /// <param name="tableTakes">Seconds for each call; the last one for all further ones.</param>
    /// <param name="serviceTakes">Seconds; -1 for an answer that never ends.</param>
    [Theory]
    [MemberData(nameof(Creates))]
    public async Task A_create_is_answered_in_time(string name, double[] tableTakes, double serviceTakes, string steps, int status)
    {
        var calls = 0;
        _table.Before = http => IsSweep(http.Request)
            ? Task.CompletedTask
            : TakeAsync(http, tableTakes[Math.Min(Interlocked.Increment(ref calls), tableTakes.Length) - 1], _tableHas);
        await using var service = await ServiceAsync(serviceTakes);
        await using var api = await StartAsync(service, _table.Setting);

        var answer = await RunAsync(api, Call.Create() with { Headers = [("Repeatability-Request-ID", name)] }, steps);

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("POST", "/identities", "service 20")]
    [InlineData("POST", "/identities/8:acs:x/:issueAccessToken", "service 20")]
    [InlineData("POST", "/identities/8:acs:x/:revokeAccessTokens", "service 20")]
    [InlineData("DELETE", "/identities/8:acs:x", "service 20")]
    [InlineData("GET", "/connection", "service 20")]
    public async Task Every_action_is_answered_in_time(string method, string path, string steps)
    {
        await using var service = await ServiceAsync(Ever);
        await using var api = await StartAsync(service);

        Assert.Equal(504, (await RunAsync(api, new Call(method, path, method == "POST" ? """{"scopes":["chat"]}""" : null), steps)).Status);
    }

    /// <summary>A create leaves time to keep what came of it.</summary>
    [Theory]
    [InlineData("one", "service 25")]
    [InlineData("", "service 30")]
    public async Task However_long_the_service_may_take_by_its_settings(string requestId, string steps)
    {
        await using var service = await ServiceAsync(Ever);
        await using var api = await StartAsync(service, ("Upstream:Total", "00:10:00"));

        Assert.Equal(504, (await RunAsync(api, Call.Create() with { Headers = [("Repeatability-Request-ID", requestId)] }, steps)).Status);
    }

    private async Task<Answer> RunAsync(RunningApi api, Call call, string steps)
    {
        var started = _time.GetUtcNow();
        var running = api.SendAsync(call);
        foreach (var step in steps.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var isReached = step.StartsWith("table", StringComparison.Ordinal) ? _tableHas : _serviceHas;
            Assert.True(await isReached.WaitAsync(Patience, TestContext.Current.CancellationToken), step);
            _time.Advance(TimeSpan.FromSeconds(double.Parse(step.Split(' ')[1], CultureInfo.InvariantCulture)));
        }

        var answer = await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.InRange(_time.GetUtcNow() - started, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(answer.Status is 503 or 504, answer["Retry-After"] is not null);
        return answer;
    }

    /// <summary>
    /// With a lease that needs no renewal meanwhile. The limits of an attempt are far away: the SDKs measure them by the machine's
    /// clock, and a busy machine would have them send a call again, which no step waits for.
    /// </summary>
    private Task<RunningApi> StartAsync(FakeService service, params (string, string?)[] settings) => RunningApi.StartAsync(
        [_time], service.Endpoint,
        [("Repeatability:Lease", "00:05:00"), ("Repeatability:Attempt", "00:10:00"), ("Upstream:Attempt", "00:10:00"), .. settings]);

    private Task<FakeService> ServiceAsync(double seconds) => FakeService.StartAsync(async http =>
    {
        if (seconds < 0)
        {
            http.Response.StatusCode = 201;
            await http.Response.WriteAsync("{", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }

        await TakeAsync(http, seconds < 0 ? Ever : seconds, _serviceHas);
        await FakeService.AnswerAsync(http, 201, """{"identity":{"id":"8:acs:x"}}""");
    });

    /// <summary>One request in eight looks for old rows, too: which one depends on the port that the service happens to have.</summary>
    private static bool IsSweep(HttpRequest request) => request.Query.ContainsKey("$filter");

    private Task TakeAsync(HttpContext http, double seconds, SemaphoreSlim told)
    {
        if (seconds == 0)
            return Task.CompletedTask;

        var time = Task.Delay(seconds == Ever ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds), _time, http.RequestAborted);
        told.Release();
        return time;
    }
}
