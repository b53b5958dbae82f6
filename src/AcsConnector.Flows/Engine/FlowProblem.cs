namespace AcsConnector.Flows.Engine;

/// <summary>One reason why a flow cannot run.</summary>
/// <param name="Pointer">JSON pointer into the file.</param>
public sealed record FlowProblem(string Pointer, string? Action, string Message, FlowProblemKind Kind)
{
    /// <summary>Whose response is missing: a connector, a type of action; null where none is.</summary>
    public string? Service { get; init; }

    /// <summary>Whether the service would refuse the flow, too: the definition is at fault, not what this run is given.</summary>
    public bool IsOfDefinition =>
        Kind is not (FlowProblemKind.Unsupported or FlowProblemKind.ResponseMissing or FlowProblemKind.Value or FlowProblemKind.Limit or FlowProblemKind.SaveLimit);
}
