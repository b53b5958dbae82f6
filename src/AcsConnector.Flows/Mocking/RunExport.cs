using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>The trigger and the responses in a run that was exported: from the portal (<c>properties.actions</c>), or a history of this runner (<c>actions</c>).</summary>
internal sealed class RunExport
{
    private RunExport(ObjectValue mocks, IReadOnlyList<string> linked, TriggerInput? trigger)
    {
        Mocks = mocks;
        Linked = linked;
        Trigger = trigger;
    }

    /// <summary>Mocks by action, tokens and other secrets masked.</summary>
    public ObjectValue Mocks { get; }

    /// <summary>Actions whose outputs are behind a link alone, which is not followed.</summary>
    public IReadOnlyList<string> Linked { get; }

    /// <summary>What the trigger brought, masked like the mocks; null where the run does not have it.</summary>
    public TriggerInput? Trigger { get; }

    /// <exception cref="MocksException">The value is no run.</exception>
    public static RunExport Read(Value run)
    {
        if ((run.Member("properties").Member("actions") ?? run.Member("actions")) is not ObjectValue actions)
            throw new MocksException("That is no run: it has neither \"properties\": {\"actions\"} nor \"actions\".");
        var secrets = new Secrets();
        secrets.Find(run);
        var mocks = new OrderedDictionary<string, Value>();
        foreach (var (name, action) in actions)
        {
            var responses = (action.Member("repetitions") is ArrayValue { Items.Count: > 0 } repetitions ? repetitions.Items : [action])
                .Where(one => !one.Member("status").IsText("Skipped"))
                .Select(ReadResponse)
                .OfType<Value>()
                .ToList();
            if (responses.Count > 0)
                mocks[name] = secrets.Mask(new ArrayValue(responses));
        }

        return new RunExport(
            new ObjectValue(mocks),
            [.. actions.Where(action => action.Value.Member("outputsLink") is ObjectValue && action.Value.Member("outputs") is null).Select(action => action.Key)],
            ReadTrigger(secrets.Mask(run.Member("properties").Member("trigger") ?? run.Member("trigger") ?? Value.Null)));
    }

    /// <summary>An action may give any outputs; a trigger's have the parts of a request in their shapes.</summary>
    private static TriggerInput? ReadTrigger(Value trigger)
    {
        try
        {
            return trigger.Member("outputs") is ObjectValue { Count: > 0 } ? TriggerInput.Read(new ObjectValue(("$trigger", Parts(trigger, "outputs", "inputs")))) : null;
        }
        catch (ValueJsonException)
        {
            return null;
        }
    }

    private static ObjectValue? ReadResponse(Value action)
    {
        var outputs = action.Member("outputs");
        if (outputs.Member("statusCode") is IntegerValue)
            return Parts(outputs, "statusCode", "headers", "body");
        return outputs is null && action.Member("error") is null ? null : Parts(action, "status", "code", "outputs", "error");
    }

    private static ObjectValue Parts(Value? json, params ReadOnlySpan<string> names)
    {
        var parts = new OrderedDictionary<string, Value>();
        foreach (var name in names)
        {
            if (json.Member(name) is { } part)
                parts[name] = part;
        }

        return new ObjectValue(parts);
    }
}
