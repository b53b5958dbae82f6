namespace AcsConnector.Flows.Linting;

/// <summary>A rule's finding.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pointer">JSON pointer into the definition's file.</param>
/// <param name="Action">The action it is about; null for the flow.</param>
/// <param name="Message">What is wrong here.</param>
internal sealed record FlowFinding(FlowRule Rule, string Pointer, string? Action, string Message)
{
    /// <summary>The line and column, both from 1, where no pointer leads to the place; else null.</summary>
    public (int Line, int Column)? Place { get; init; }
}
