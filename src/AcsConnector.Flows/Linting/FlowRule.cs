namespace AcsConnector.Flows.Linting;

/// <summary>One thing that is checked.</summary>
/// <param name="Id">PascalCase, for suppressions and reports.</param>
/// <param name="Severity">Of every finding.</param>
/// <param name="Title">What it finds, in general.</param>
/// <param name="Fix">What to do.</param>
internal sealed record FlowRule(string Id, FlowSeverity Severity, string Title, string Fix)
{
    /// <summary>Whether the service refuses to save such a flow: it is not run here either.</summary>
    public bool StopsSave { get; init; }
}
