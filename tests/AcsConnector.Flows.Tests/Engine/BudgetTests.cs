using System.Net;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>Flows that would eat the machine end with the name of the limit they reach, and a run that nobody waits for ends soon.</summary>
public sealed class BudgetTests
{
    /// <summary>Each would take hours.</summary>
    public static TheoryData<string, string> Endless => new()
    {
        {
            "nested Until",
            """
            "A": {"type": "Until", "expression": "@false", "limit": {"count": 5000}, "actions": {
              "B": {"type": "Until", "expression": "@false", "limit": {"count": 5000}, "actions": {"C": {"type": "Compose", "inputs": 1}}}}}
            """
        },
        {
            "Until around nothing",
            """
            "A": {"type": "Until", "expression": "@false", "limit": {"count": 5000}, "actions": {
              "B": {"type": "Until", "expression": "@false", "limit": {"count": 5000}, "actions": {
                "C": {"type": "Until", "expression": "@false", "limit": {"count": 5000}, "actions": {}}}}}}
            """
        },
        {
            "nested Foreach",
            """
            "A": {"type": "Foreach", "foreach": "@range(0, 100000)", "actions": {
              "B": {"type": "Foreach", "foreach": "@range(0, 100000)", "actions": {"C": {"type": "Compose", "inputs": 1}}}}}
            """
        },
        {
            "Foreach around nothing",
            """
            "A": {"type": "Foreach", "foreach": "@range(0, 100000)", "actions": {"B": {"type": "Foreach", "foreach": "@range(0, 100000)", "actions": {}}}}
            """
        },
        {
            "Query of many by many",
            """
            "A": {"type": "Query", "inputs": {"from": "@range(0, 100000)", "where": "@contains(range(0, 100000), add(item(), 100000))"}}
            """
        },
        {
            "Select of many by many",
            """
            "A": {"type": "Select", "inputs": {"from": "@range(0, 100000)", "select": "@length(string(range(0, 100000)))"}}
            """
        },
        {
            "one expression of many",
            $$"""
            "A": {"type": "Compose", "inputs": "@createArray({{string.Join(", ", Enumerable.Repeat("length(string(range(0,99999)))", 250))}})"}
            """
        },
        {
            "Table of many by many",
            """
            "A": {"type": "Table", "inputs": {"from": "@range(0, 100000)", "format": "CSV", "columns": [{"header": "a", "value": "@length(string(range(0, 100000)))"}]}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void What_takes_too_long_ends(string name, string actions)
    {
        Assert.NotEmpty(name);

        var run = Runs.Run(actions, limits: new() { MaxRunTime = TimeSpan.FromMilliseconds(200), MaxXPathSteps = long.MaxValue });

        Assert.Equal("Failed", run.Status);
        Assert.Equal("""{"code":"RunLimitExceeded","message":"The run was ended: it took longer than 00:00:00.2000000 (max-time)."}""", run.Error!.ToText());
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public void What_nobody_waits_for_any_more_ends(string name, string actions)
    {
        Assert.NotEmpty(name);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var run = Runs.Load(actions).Run(new RunOptions { Transport = new Requests(), Time = new VirtualTime(new FixedTime()) }, source.Token);

        Assert.Equal("Cancelled", run.Status);
    }

    [Fact]
    public void An_XPath_of_too_many_steps_fails()
    {
        var run = Runs.Run(CubicXPath, Elements, new() { MaxXPathSteps = 100_000 });

        Assert.Contains("'xpath' takes more than 100000 steps", run.ErrorOf("A"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_XPath_ends_with_the_time()
    {
        var run = Runs.Run(CubicXPath, Elements, new() { MaxXPathSteps = long.MaxValue, MaxRunTime = TimeSpan.FromMilliseconds(200) });

        Assert.Contains("(max-time)", run.Error!.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_is_not_answered_ends_with_the_time()
    {
        var requests = new Requests(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Never reached.");
        });
        var flow = Runs.Load("""
            "A": {"type": "Http", "inputs": {"method": "GET", "uri": "https://api.example/"}}
            """);

        var run = Runs.Run(flow, requests, limits: new() { MaxRunTime = TimeSpan.FromMilliseconds(100) });

        Assert.Contains("(max-time)", run.Error!.ToText(), StringComparison.Ordinal);
        Assert.Equal("Cancelled", run.Record("A").Status);
    }

    [Fact]
    public void No_more_actions_run_also_in_flows_that_are_called()
    {
        var child = Runs.Definition(Runs.Json("""
            {"triggers": {"t": {"type": "Request"}}, "actions": {"Each": {"type": "Foreach", "foreach": "@range(0, 60)", "actions": {"C": {"type": "Compose", "inputs": 1}}}}}
            """)) with { Name = "child" };
        var parent = RunnableFlow.Load(
            Runs.Definition("""
                "Twice": {"type": "Foreach", "foreach": [1, 2], "actions": {"Call": {"type": "Workflow", "inputs": {"host": {"workflow": {"id": "child"}}}}}}
                """),
            new FlowEnvironment { ChildFlows = [child] });

        Assert.Null(Error(125));
        Assert.Equal("""{"code":"RunLimitExceeded","message":"The run was ended: more than 124 actions ran (max-actions)."}""", Error(124));

        // Two calls, two loops, sixty actions each, and the loop around them, which fails: the child does not answer.
        string? Error(long actions) => Runs.Run(parent, new Requests(), limits: new() { MaxActionRuns = actions }).Error is { } error && error.ToText().Contains("RunLimit", StringComparison.Ordinal)
            ? error.ToText()
            : null;
    }

    [Theory]
    [InlineData("""
        "Each": {"type": "Foreach", "foreach": "@range(0, 1000)", "actions": {"C": {"type": "Compose", "inputs": "@concat(triggerBody(), string(item()))"}}}
        """)]
    [InlineData("""
        "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "string", "value": "@triggerBody()"}]}},
        "Loop": {"type": "Until", "expression": "@false", "limit": {"count": 500}, "runAfter": {"V": ["Succeeded"]}, "actions": {
          "Set": {"type": "AppendToStringVariable", "inputs": {"name": "v", "value": "@concat(triggerBody(), '!')"}}}}
        """)]
    public void What_keeps_too_much_ends(string actions)
    {
        var run = Runs.Run(actions, new string('x', 10_000), new() { MaxRunMemory = 1 << 20 });

        Assert.Equal("""{"code":"RunLimitExceeded","message":"The run was ended: it keeps more than 1 MB (max-memory)."}""", run.Error!.ToText());
    }

    [Fact]
    public void What_many_actions_share_counts_once() => Assert.Equal(
        "Succeeded",
        Runs.Run(
            """
            "Each": {"type": "Foreach", "foreach": "@range(0, 500)", "actions": {"C": {"type": "Compose", "inputs": "@triggerBody()"}}}
            """,
            new string('x', 100_000),
            new() { MaxRunMemory = 1 << 20 }).Status);

    [Theory]
    [InlineData("""{"type": "Select", "inputs": {"from": "@range(0, 1000)", "select": "@concat(triggerBody(), item())"}}""")]
    [InlineData("""{"type": "Table", "inputs": {"from": "@range(0, 1000)", "format": "CSV", "columns": [{"header": "a", "value": "@triggerBody()"}]}}""")]
    [InlineData("""{"type": "Join", "inputs": {"from": "@range(0, 1000)", "joinWith": "@triggerBody()"}}""")]
    public void A_list_is_counted_while_it_is_made(string action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var run = Runs.Run($"\"A\": {action}", new string('x', 100_000), new() { MaxValueSize = 1 << 20 });

        Assert.Equal("ActionResultsSizeExceeded", run.Record("A").Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public async Task A_body_is_counted_while_it_is_read()
    {
        using var handler = new EndlessBody();
        using var client = new HttpClient(handler);
        var transport = new HttpTransport(client, new AllowedHosts(["*"]), maxBodySize: 1 << 20);

        var failure = await Assert.ThrowsAsync<NoResponseException>(() =>
            transport.SendAsync(new FlowRequest("A", "GET", "https://api.example/", [], null), TestContext.Current.CancellationToken));

        Assert.Equal("The response is larger than 1 MB.", failure.Message);
        Assert.False(failure.IsWorthRetrying);
        Assert.InRange(handler.Body.Given, 1 << 20, 2 << 20);
    }

    [Fact]
    public void Runs_of_one_trigger_share_their_budget()
    {
        var flow = RunnableFlow.Load(
            Runs.Definition(Runs.Json("""{"triggers": {"t": {"type": "Request", "splitOn": "@triggerBody()"}}, "actions": {"A": {"type": "Compose", "inputs": 1}}}""")),
            FlowEnvironment.Empty);
        var limits = new FlowLimits { MaxActionRuns = 2 };
        var options = new RunOptions { Transport = new Requests(), Time = new VirtualTime(new FixedTime()), Limits = limits, Budget = new RunBudget(limits), Trigger = TriggerInput.Of(ValueJson.Parse("[1,2,3]")) };

        var runs = flow.Split(options).Select(trigger => flow.Run(options with { Trigger = trigger }, TestContext.Current.CancellationToken));

        Assert.Equal(["Succeeded", "Succeeded", "Failed"], runs.Select(run => run.Status));
    }

    private const string CubicXPath = """
        "A": {"type": "Compose", "inputs": "@xpath(xml(triggerBody()), 'count(//a[count(//a[count(//a) > 0]) > 0])')"}
        """;

    private static readonly string Elements = $"<r>{string.Concat(Enumerable.Repeat("<a/>", 3000))}</r>";

    private sealed class EndlessBody : HttpMessageHandler
    {
        public EndlessStream Body { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(Body) });
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
