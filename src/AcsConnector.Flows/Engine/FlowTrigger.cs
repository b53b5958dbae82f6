using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What starts a flow. Its inputs are never evaluated, as they may ask for what exists in the cloud alone: they are given.</summary>
internal sealed class FlowTrigger
{
    private readonly ObjectValue _json;

    private FlowTrigger(string name, ObjectValue json)
    {
        Name = name;
        _json = json;
    }

    public string Name { get; }

    public string Type => Text("type");

    public string Kind => Text("kind");

    /// <summary>Whether a caller waits for the flow's Response.</summary>
    public bool IsCallable => Type.Equals("Request", StringComparison.OrdinalIgnoreCase) && !Kind.Equals("Button", StringComparison.OrdinalIgnoreCase);

    /// <summary>The schema of the body that a Request trigger declares, or null.</summary>
    public Value? Schema => _json["inputs"].Member("schema");

    /// <summary>Whether the trigger starts a run for each item of a list (<c>splitOn</c>).</summary>
    public bool IsSplit => SplitOn is not null;

    /// <summary>Whether a body that is not of that schema is refused.</summary>
    internal bool ChecksSchema => OperationOptions.Has(_json, "EnableSchemaValidation");

    /// <summary>The one method that a Request trigger takes, or null.</summary>
    internal string? Method => _json["inputs"].Member("method").Text();

    /// <summary>What has to be true for a run to start, each with its source.</summary>
    internal IReadOnlyList<(string Source, Expression Condition)> Conditions { get; private init; } = [];

    /// <summary>The list whose items are a run each; null where the trigger starts one run.</summary>
    internal Expression? SplitOn { get; private init; }

    internal bool HidesOutputs => SecureData.Hides(_json, "outputs");

    internal static FlowTrigger? Read(FlowBuilder flow)
    {
        var pointer = flow.Definition.Pointer + "/triggers";
        if (flow.Definition.Definition["triggers"] is not ObjectValue { Count: > 0 } triggers || triggers.First() is not { Value: ObjectValue json } first)
        {
            flow.Problems.Add(new FlowProblem(pointer, null, "The definition has no trigger.", FlowProblemKind.Trigger));
            return null;
        }

        pointer += $"/{JsonPointer.Escape(first.Key)}";
        return new FlowTrigger(first.Key, json)
        {
            Conditions = [.. json["conditions"].Items().Select((condition, index) => ReadCondition(flow, condition, $"{pointer}/conditions/{index}"))],
            SplitOn = json["splitOn"] is StringValue splitOn ? flow.Parse(splitOn, pointer + "/splitOn", null) : null,
        };
    }

    /// <summary>The trigger's record: <paramref name="input"/> is what the caller, or the connector, sent.</summary>
    internal ActionRun Fire(TriggerInput input, FlowRun run)
    {
        var outputs = input.ToOutputs();
        var now = run.Time.GetUtcNow();
        var record = new ActionRecord
        {
            Name = Name,
            Type = Type,
            Status = ActionStatus.Succeeded,
            Code = "OK",
            Inputs = input.Inputs,
            Outputs = outputs,
            StartTime = now,
            EndTime = now,
            TrackingId = run.NewTrackingId(),
            ClientTrackingId = run.Id,
        };
        return new ActionRun(record)
        {
            HidesInputs = input.Inputs is { } inputs && (run.Secrets.Find(inputs) || SecureData.Hides(_json, "inputs")),
            HidesOutputs = run.Secrets.Find(outputs) || HidesOutputs,
        };
    }

    private static (string Source, Expression Condition) ReadCondition(FlowBuilder flow, Value condition, string pointer)
    {
        var expression = condition.Member("expression");
        return (expression?.ToText() ?? "", flow.Parse(expression ?? true, pointer + "/expression", null));
    }

    private string Text(string name) => (_json[name] as StringValue)?.Content ?? "";
}
