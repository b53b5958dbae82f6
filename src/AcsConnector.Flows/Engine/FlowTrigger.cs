using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What starts a flow. Its inputs are never evaluated: they may ask for what exists in the cloud alone.</summary>
public sealed class FlowTrigger
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

    internal bool HidesOutputs => SecureData.Hides(_json, "outputs");

    internal static FlowTrigger? Read(FlowDefinition definition, List<FlowProblem> problems)
    {
        if (definition.Definition["triggers"] is ObjectValue { Count: > 0 } triggers && triggers.First() is { Value: ObjectValue trigger } first)
            return new FlowTrigger(first.Key, trigger);
        problems.Add(new FlowProblem(definition.Pointer + "/triggers", null, "The definition has no trigger.", FlowProblemKind.Trigger));
        return null;
    }

    /// <summary>The trigger's record: <paramref name="body"/> is what the caller, or the connector, sent.</summary>
    internal ActionRun Fire(Value? body, FlowRun run)
    {
        var outputs = body is null
            ? ObjectValue.Empty
            : new ObjectValue(("headers", new ObjectValue(("Content-Type", ContentType(body)))), ("body", body));
        var now = run.Time.GetUtcNow();
        var record = new ActionRecord
        {
            Name = Name,
            Type = Type,
            Status = ActionStatus.Succeeded,
            Code = "OK",
            Outputs = outputs,
            StartTime = now,
            EndTime = now,
            TrackingId = run.NewTrackingId(),
            ClientTrackingId = run.Id,
        };
        var holdsSecrets = run.Secrets.Find(outputs);
        return new ActionRun(record) { HidesOutputs = HidesOutputs || holdsSecrets };
    }

    private static string ContentType(Value body) => body is StringValue ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";

    private string Text(string name) => (_json[name] as StringValue)?.Content ?? "";
}
