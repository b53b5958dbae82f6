using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>Short ways to run a flow that stands in a test.</summary>
internal static class Runs
{
    public static ObjectValue Json(string json) => (ObjectValue)ValueJson.Parse(json);

    public static FlowDefinition Definition(ObjectValue definition, FlowHost host = FlowHost.PowerAutomate) =>
        new() { Name = "flow", Host = host, File = "flow.json", Pointer = "", Definition = definition };

    /// <summary>A definition with a Request trigger and these actions, <c>"A": {…}, "B": {…}</c>.</summary>
    public static FlowDefinition Definition(string actions, FlowHost host = FlowHost.PowerAutomate) =>
        Definition(Json($$"""{"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": { {{actions}} } }"""), host);

    public static RunnableFlow Load(string actions, FlowHost host = FlowHost.PowerAutomate, FlowLimits? limits = null) =>
        RunnableFlow.Load(Definition(actions, host), FlowEnvironment.Empty, limits);

    public static FlowRefusedException Refuse(string actions, FlowLimits? limits = null) =>
        Assert.Throws<FlowRefusedException>(() => Load(actions, limits: limits));

    /// <summary>Without any answers, on a clock that skips what it would wait for.</summary>
    public static RunResult Run(string actions, Value? trigger = null, FlowLimits? limits = null) =>
        Run(Load(actions), new Requests(), trigger: trigger, limits: limits);

    public static RunResult Run(
        RunnableFlow flow, FlowTransport transport, TimeProvider? time = null, Value? trigger = null, FlowLimits? limits = null) =>
        flow.Run(
            new RunOptions
            {
                Transport = transport,
                Time = time ?? new VirtualTime(new FixedTime()),
                Trigger = TriggerInput.Of(trigger),
                Limits = limits ?? FlowLimits.Default,
            },
            TestContext.Current.CancellationToken);

    public static ActionRecord Record(this RunResult run, string action) => run.Actions.Single(one => one.Record.Name == action).Record;

    public static string ErrorOf(this RunResult run, string action) => ((ObjectValue)run.Record(action).Error!)["message"]!.ToText();

    public static string History(this RunResult run, bool showSecure = false) => ValueJson.Write(RunHistory.Write(run, showSecure));
}

/// <summary>It is always the same moment.</summary>
internal sealed class FixedTime(DateTimeOffset? now = null) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now ?? Start;
}

/// <summary>Keeps the requests with their times, and answers them: by default with 200.</summary>
internal sealed class Requests(Func<FlowRequest, CancellationToken, Task<FlowResponse>>? answer = null, TimeProvider? time = null) : FlowTransport
{
    public List<FlowRequest> All { get; } = [];

    public List<DateTimeOffset> Times { get; } = [];

    public override Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        All.Add(request);
        if (time is not null)
            Times.Add(time.GetUtcNow());
        return answer?.Invoke(request, cancellationToken) ?? Task.FromResult(new FlowResponse(200, ObjectValue.Empty, null));
    }
}
