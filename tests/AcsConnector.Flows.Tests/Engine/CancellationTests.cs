using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>A run that is ended from outside.</summary>
public sealed class CancellationTests
{
    private const string Actions = """
        "Before": {"type": "Compose", "inputs": 1},
        "Get": {"type": "Http", "inputs": {"method": "GET", "uri": "https://api.example/"}, "runAfter": {"Before": ["Succeeded"]}},
        "After": {"type": "Compose", "inputs": 1, "runAfter": {"Get": ["Succeeded", "Failed", "Skipped", "TimedOut"]}}
        """;

    [Fact]
    public void What_runs_is_cancelled_and_the_rest_skipped()
    {
        using var source = new CancellationTokenSource();
        var run = Run(Actions, source, new Requests(async (_, stop) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("Never reached.");
        }));

        Assert.Equal(ActionStatus.Cancelled, run.Status);
        Assert.Equal(["Succeeded", "Cancelled", "Skipped"], run.Actions.Select(action => action.Record.Status));
    }

    [Fact]
    public void A_run_that_was_cancelled_before_does_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var requests = new Requests();
        var run = Run(Actions, source, requests);

        Assert.Equal(["Skipped", "Skipped", "Skipped"], run.Actions.Select(action => action.Record.Status));
        Assert.Empty(requests.All);
    }

    [Theory]
    [InlineData("Foreach", "\"foreach\": \"@range(0, 100)\"")]
    [InlineData("Until", "\"expression\": \"@false\", \"limit\": {\"count\": 100}")]
    [InlineData("Scope", "\"expression\": \"@false\"")]
    public void A_block_ends_with_the_run(string type, string settings)
    {
        using var source = new CancellationTokenSource();
        var requests = new Requests(async (_, stop) =>
        {
            await source.CancelAsync();
            stop.ThrowIfCancellationRequested();
            return new FlowResponse(200, ObjectValue.Empty, null);
        });
        var run = Run($$"""
            "Block": {"type": "{{type}}", {{settings}}, "actions": {
              "Get": {"type": "Http", "inputs": {"method": "GET", "uri": "https://api.example/"} } } }
            """, source, requests);

        Assert.Equal(ActionStatus.Cancelled, run.Status);
        Assert.Equal(ActionStatus.Cancelled, run.Record("Block").Status);
        Assert.Single(requests.All);
    }

    [Fact]
    public void A_wait_on_the_real_clock_ends_at_once()
    {
        using var source = new CancellationTokenSource();
        var flow = Runs.Load(
            """
            "Wait": {"type": "Wait", "inputs": {"interval": {"count": 90, "unit": "Day"}}}
            """);
        void Cancel(RunEvent happened)
        {
            if (happened is ActionStarted)
                ThreadPool.QueueUserWorkItem(_ => source.Cancel());
        }

        var run = flow.Run(
            new RunOptions { Transport = new Requests(), Time = TimeProvider.System, OnEvent = Cancel },
            source.Token);

        Assert.Equal(ActionStatus.Cancelled, run.Record("Wait").Status);
    }

    private static RunResult Run(string actions, CancellationTokenSource source, Requests requests) =>
        Runs.Load(actions).Run(new RunOptions { Transport = requests, Time = new VirtualTime(new FixedTime()) }, source.Token);
}
