using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>What a case expects. Null, or an empty list, is not looked at.</summary>
internal sealed record FlowExpectation
{
    /// <summary>The status of the run.</summary>
    public string? Run { get; init; }

    /// <summary>How many runs a trigger with <c>splitOn</c> starts.</summary>
    public int? Runs { get; init; }

    /// <summary>The code of the run's error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>A part of the message of the run's error.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The statuses of actions.</summary>
    public IReadOnlyList<Named<string>> Actions { get; init; } = [];

    /// <summary>Parts of outputs, by the action and the path in its outputs: <c>Get_row.body.name</c>.</summary>
    public IReadOnlyList<Named<Value>> Outputs { get; init; } = [];

    /// <summary>The requests of actions, in their order and no others; none where the list is empty.</summary>
    public IReadOnlyList<Named<IReadOnlyList<RequestPattern>>> Requests { get; init; } = [];

    /// <summary>The statuses of actions in loops, each time they ran.</summary>
    public IReadOnlyList<Named<IReadOnlyList<string>>> Iterations { get; init; } = [];

    /// <summary>How often actions in loops ran, or loops went round.</summary>
    public IReadOnlyList<Named<int>> IterationCounts { get; init; } = [];

    /// <summary>How long the run took by its clock.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Parts of the flow's response to its caller: statusCode, headers, body; null where that is not looked at.</summary>
    public ObjectValue? Response { get; init; }

    /// <summary>Whether the flow must not respond to its caller.</summary>
    public bool HasNoResponse { get; init; }
}
