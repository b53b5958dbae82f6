using System.Text.Json.Nodes;

namespace AcsConnector.Hosting.Tests.Faults;

/// <summary>Two Functions hosts with the API, their common table of request ids, the service behind them, and what befalls them.</summary>
internal sealed class FaultBench(PublishedWorker published) : IAsyncDisposable
{
    /// <summary>For one attempt at the service, and for all of them.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(2), Total = TimeSpan.FromSeconds(6);

    private const int Hits = 24;
    private readonly FunctionsBench _bench = new(published);
    private readonly TemporaryFolder _tables = new();
    private readonly CancellationTokenSource _stop = new();
    private RunningAzurite _azurite = null!;
    private Task _running = Task.CompletedTask;

    public IReadOnlyList<FunctionsHost> Hosts { get; private set; } = [];

    public FlowCaller Caller { get; private set; } = null!;

    public ManyFlows Flows { get; private set; } = null!;

    public HttpClient Emulator => _bench.Connector.Emulator;

    /// <summary>A fault's name, whether it takes a process down, and what brings it about and gives how often it was met.</summary>
    public IReadOnlyList<(string Name, bool Kills, Func<Task<int>> MeetAsync)> Faults =>
    [
        ("latency of 1 s", false, () => MeetAsync("\"latency\":1000")),
        ("no answer within the time of an attempt", false, () => MeetAsync($"\"latency\":{Attempt.TotalMilliseconds * 2}")),
        ("429 with Retry-After", false, () => MeetAsync("\"status\":429,\"retryAfter\":1")),
        ("429 without Retry-After", false, () => MeetAsync("\"status\":429")),
        ("503 with Retry-After", false, () => MeetAsync("\"status\":503,\"retryAfter\":1")),
        ("503 without Retry-After", false, () => MeetAsync("\"status\":503")),
        ("500", false, () => MeetAsync("\"status\":500")),
        ("reset before commit", false, () => MeetAsync("\"reset\":\"beforeCommit\"")),
        ("reset after commit", false, () => MeetAsync("\"reset\":\"afterCommit\"")),
        ("answer over 1 s", false, () => MeetSlowAnswersAsync(TimeSpan.FromSeconds(1))),
        ("answer over more than an attempt", false, () => MeetSlowAnswersAsync(Attempt * 2)),
        ("request over 1 s", false, MeetSlowRequestsAsync),
        ("killed worker", true, MeetKillsAsync),
        ("table away", false, MeetNoTableAsync),
    ];

    public static async Task<FaultBench> StartAsync(PublishedWorker published, int flows)
    {
        var bench = new FaultBench(published);
        await bench._bench.InitializeAsync();
        bench._azurite = await RunningAzurite.StartAsync(bench._tables.Path);
        (string, string)[] settings =
        [
            ("Repeatability__ConnectionString", bench._azurite.ConnectionString),
            ("Repeatability__ThroughCustomId", "true"),
            ("Repeatability__Lease", $"{Total + TimeSpan.FromSeconds(2)}"),
            ("Upstream__Attempt", $"{Attempt}"),
            ("Upstream__Total", $"{Total}"),
        ];
        bench.Hosts = [await bench._bench.StartAsync(settings), await bench._bench.StartAsync(settings)];
        bench.Caller = new FlowCaller([.. bench.Hosts]);
        bench.Flows = new ManyFlows(bench.Caller);
        bench._running = bench.Flows.RunAsync(flows, bench._stop.Token);
        return bench;
    }

    /// <summary>Until so many more requests have succeeded.</summary>
    public Task RunWellAsync(int requests)
    {
        var enough = Caller.Succeeded + requests;
        return UntilAsync(() => Task.FromResult(Caller.Succeeded >= enough));
    }

    /// <summary>Lets each flow come to the end of its run.</summary>
    public async Task FinishAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default); // What went wrong is told already.
        foreach (var host in Hosts)
            await host.DisposeAsync();
        await _azurite.DisposeAsync();
        await _bench.DisposeAsync();
        _tables.Dispose();
        _stop.Dispose();
    }

    private async Task<int> MeetAsync(string fault, int times = Hits)
    {
        using var content = FunctionsBench.Json($$"""{"operation":"*","times":{{times}},{{fault}}}""");
        using var answer = await Emulator.PostAsync("/_emulator/faults", content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        await UntilAsync(async () => await ArmedAsync() == 0);
        return times;
    }

    private async Task<int> MeetSlowAnswersAsync(TimeSpan over)
    {
        _bench.Service.SlowDown(Hits, over);
        await UntilAsync(() => Task.FromResult(_bench.Service.SlowAnswersLeft == 0));
        return Hits;
    }

    private async Task<int> MeetSlowRequestsAsync()
    {
        Flows.Trickle(Hits);
        await UntilAsync(() => Task.FromResult(Flows.TrickledLeft == 0));
        return Hits;
    }

    /// <summary>Each process, until a request was lost with it.</summary>
    private async Task<int> MeetKillsAsync()
    {
        var kills = 0;
        foreach (var host in Hosts)
        {
            for (var failures = host.Failures; host.Failures == failures; kills++)
            {
                await MeetAsync("\"latency\":500", times: 4); // They are under way now.
                await host.KillAsync();
            }
        }

        return kills;
    }

    private async Task<int> MeetNoTableAsync()
    {
        const string answer = "503 RequestIdStoreUnavailable";
        var before = Caller.Count(answer);
        await _azurite.StopAsync();
        await UntilAsync(() => Task.FromResult(Caller.Count(answer) - before >= Hits));
        await _azurite.StartAsync();
        return Caller.Count(answer) - before;
    }

    private async Task<int> ArmedAsync()
    {
        using var answer = await Emulator.GetAsync("/_emulator/faults", TestContext.Current.CancellationToken);
        return (await RunningConnector.JsonAsync(answer))["value"]!.AsArray().Sum(fault => fault!["times"]!.GetValue<int>());
    }

    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var left = TimeSpan.FromSeconds(90); left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(20))
        {
            if (_running.IsFaulted)
                await _running;
            if (await isSo())
                return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"It has not come to it. Answers so far: {string.Join(", ", Caller.Seen)}.");
    }
}
