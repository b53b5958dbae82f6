using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>What <c>actions('X')</c> and <c>trigger()</c> show of something that has run.</summary>
internal sealed record ActionRecord
{
    public required string Name { get; init; }

    /// <summary>The action's type, where it is known: a Compose's body is its outputs.</summary>
    public string? Type { get; init; }

    /// <summary>Succeeded, Failed, Skipped, TimedOut or Cancelled.</summary>
    public required string Status { get; init; }

    public string? Code { get; init; }

    /// <summary>Null where nothing is recorded, which is not the same as a recorded JSON null.</summary>
    public Value? Inputs { get; init; }

    /// <summary>Of an action inside a loop, read from outside of it: the list of its outputs, in the order of the items.</summary>
    public Value? Outputs
    {
        get => field ??= ListOf(static record => record.Outputs);
        init;
    }

    /// <summary><c>{code, message}</c>.</summary>
    public Value? Error { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public string? TrackingId { get; init; }

    public string? ClientTrackingId { get; init; }

    /// <summary>Of an action inside a loop, read from outside of it: each time it ran.</summary>
    internal IReadOnlyList<ActionRecord>? Repetitions { get; init; }

    /// <summary>The part of the outputs that <c>body('X')</c> returns: of an action inside a loop the list of them.</summary>
    public Value Body => ListOf(static record => record.Body) ?? Outputs switch
    {
        null => Value.Null,
        _ when string.Equals(Type, "Compose", StringComparison.OrdinalIgnoreCase) => Outputs,
        ObjectValue outputs when outputs.TryGet("body", out var body) => body,
        ObjectValue outputs when outputs.TryGet("statusCode", out _) => Value.Null,
        _ when Type is null => Outputs,
        _ => Value.Null,
    };

    private ArrayValue? ListOf(Func<ActionRecord, Value?> part) => Repetitions is null ? null : ListOf(Repetitions, part);

    /// <summary>The record as the service's object. The code NotSpecified is left out.</summary>
    public ObjectValue ToValue()
    {
        var members = new OrderedDictionary<string, Value> { ["name"] = Name };
        Add("inputs", Inputs);
        Add("outputs", Outputs);
        Add("startTime", StartTime is { } start ? Iso(start) : null);
        Add("endTime", EndTime is { } end ? Iso(end) : null);
        Add("trackingId", TrackingId is { } id ? (Value)id : null);
        Add("clientTrackingId", ClientTrackingId is { } clientId ? (Value)clientId : null);
        Add("code", Code is { } code && code != "NotSpecified" ? (Value)code : null);
        members["status"] = Status;
        Add("error", Error);
        return new ObjectValue(members);

        void Add(string name, Value? value)
        {
            if (value is not null)
                members[name] = value;
        }

        static Value Iso(DateTimeOffset time) => time.UtcDateTime.ToString("o", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Apart from its caller, which would make what the lambda captures each time.</summary>
    private static ArrayValue ListOf(IReadOnlyList<ActionRecord> repetitions, Func<ActionRecord, Value?> part) =>
        new([.. repetitions.Select(record => part(record) ?? Value.Null)]);
}
