namespace AcsConnector.Flows;

/// <summary>One reason why a flow cannot run.</summary>
public sealed record FlowProblem
{
    internal FlowProblem(string pointer, string? action, string message, FlowProblemKind kind)
    {
        Pointer = pointer;
        Action = action;
        Message = message;
        Kind = kind;
    }

    /// <summary>JSON pointer into the flow's file.</summary>
    public string Pointer { get; internal init; }

    /// <summary>The action that it is about; null where it is about none.</summary>
    public string? Action { get; }

    /// <summary>What is wrong, and what to do about it.</summary>
    public string Message { get; }

    internal FlowProblemKind Kind { get; }

    /// <summary>Whose response is missing: a connector, a type of action; null where none is.</summary>
    internal string? Service { get; init; }

    /// <summary>Whether the service would refuse the flow, too: the definition is at fault, not what this run is given.</summary>
    internal bool IsOfDefinition =>
        Kind is not (FlowProblemKind.Unsupported or FlowProblemKind.ResponseMissing or FlowProblemKind.Value or FlowProblemKind.Limit or FlowProblemKind.SaveLimit);
}
