using System.Diagnostics;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>The clock that skips what a flow would only wait for.</summary>
public sealed class VirtualTimeTests
{
    private const string Get = """{"type": "Http", "inputs": {"method": "GET", "uri": "https://api.example/"}, "runAfter": {}}""";

    [Fact]
    public void An_hour_takes_no_time()
    {
        var watch = Stopwatch.StartNew();
        var run = Runs.Run($"\"W\": {Wait(3600)}");

        Assert.Equal(TimeSpan.FromHours(1), run.EndTime - run.StartTime);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Parallel_waits_end_in_order_whatever_their_order_in_the_definition()
    {
        var ended = new List<string>();
        var flow = Runs.Load($"\"Long\": {Wait(60)}, \"Short\": {Wait(1)}, \"Middle\": {Wait(30)}");

        var run = flow.Run(
            new RunOptions
            {
                Transport = new Requests(),
                Time = new VirtualTime(new FixedTime()),
                OnEvent = happened => ended.AddRange(happened is ActionEnded ? [happened.Action] : []),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(["Short", "Middle", "Long"], ended);
        Assert.Equal(TimeSpan.FromSeconds(60), run.EndTime - run.StartTime);
    }

    [Fact]
    public void Waits_that_end_together_end_in_the_order_they_began()
    {
        var actions = string.Join(", ", Enumerable.Range(0, 50).Select(i => $"\"W{i}\": {Wait(5)}"));
        var ended = new List<string>();

        Runs.Load(actions).Run(
            new RunOptions
            {
                Transport = new Requests(),
                Time = new VirtualTime(new FixedTime()),
                OnEvent = happened => ended.AddRange(happened is ActionEnded ? [happened.Action] : []),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"W{i}"), ended);
    }

    [Fact]
    public void A_request_on_its_way_is_not_overtaken()
    {
        var answer = new TaskCompletionSource<FlowResponse>();
        var time = new VirtualTime(new FixedTime());
        var requests = new Requests((_, _) => answer.Task);
        var seen = new List<string>();
        // The answer comes from another thread while a wait of an hour is open.
        var flow = Runs.Load($"\"Get\": {Get}, \"Hour\": {Wait(3600)}");

        var run = flow.Run(
            new RunOptions
            {
                Transport = requests,
                Time = time,
                OnEvent = happened =>
                {
                    if (happened is ActionEnded)
                        seen.Add($"{happened.Action} {(time.GetUtcNow() - FixedTime.Start).TotalSeconds}");
                    else if (happened.Action == "Hour")
                        ThreadPool.QueueUserWorkItem(_ => answer.SetResult(new FlowResponse(200, ObjectValue.Empty, null)));
                },
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("Succeeded", run.Status);
        Assert.Equal(["Get 0", "Hour 3600"], seen);
    }

    [Fact]
    public void Two_runs_take_the_same_turns()
    {
        Assert.Equal(Turns(), Turns());

        static string Turns()
        {
            var seen = new List<string>();
            var flow = Runs.Load(
                """
                "Each": {"type": "Foreach", "foreach": "@range(0, 30)", "runtimeConfiguration": {"concurrency": {"repetitions": 7}}, "actions": {
                  "W": {"type": "Wait", "inputs": {"interval": {"count": "@mod(mul(item(), 7), 5)", "unit": "Second"}}},
                  "C": {"type": "Compose", "inputs": "@item()", "runAfter": {"W": ["Succeeded"]}}}}
                """);
            flow.Run(
                new RunOptions { Transport = new Requests(), Time = new VirtualTime(new FixedTime()), OnEvent = happened => seen.Add($"{happened.GetType().Name} {happened.Action} {string.Join('.', happened.Iterations)}") },
                TestContext.Current.CancellationToken);
            return string.Join('\n', seen);
        }
    }

    [Fact]
    public void Parallel_branches_never_lose_an_increment()
    {
        var run = Runs.Run(
            """
            "N": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "n", "type": "integer", "value": 0}]}},
            "Each": {"type": "Foreach", "foreach": "@range(0, 500)", "runAfter": {"N": ["Succeeded"]}, "runtimeConfiguration": {"concurrency": {"repetitions": 50}}, "actions": {
              "Add": {"type": "IncrementVariable", "inputs": {"name": "n"}}}},
            "End": {"type": "Compose", "inputs": "@variables('n')", "runAfter": {"Each": ["Succeeded"]}}
            """);

        Assert.Equal(500L, run.Record("End").Outputs);
    }

    private static string Wait(int seconds) => $$$"""{"type": "Wait", "inputs": {"interval": {"count": {{{seconds}}}, "unit": "Second"}}, "runAfter": {}}""";
}
