namespace AcsConnector.Flows.Linting;

/// <summary>How much a finding weighs.</summary>
public enum FlowSeverity
{
    /// <summary>The service refuses the flow, or the action fails whenever it runs.</summary>
    Error,

    /// <summary>It runs, and does not do what its author wants, or shows what it should hide.</summary>
    Warning,

    /// <summary>Worth knowing, and often meant so.</summary>
    Note,
}

/// <summary>One thing that is checked.</summary>
/// <param name="Id">PascalCase, for suppressions and reports.</param>
/// <param name="Severity">Of every finding.</param>
/// <param name="Title">What it finds, in general.</param>
/// <param name="Mend">What to do.</param>
public sealed record FlowRule(string Id, FlowSeverity Severity, string Title, string Mend);

/// <summary>A rule's finding.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pointer">JSON pointer into the definition's file.</param>
/// <param name="Action">The action it is about; null for the flow.</param>
/// <param name="Message">What is wrong here.</param>
public sealed record FlowFinding(FlowRule Rule, string Pointer, string? Action, string Message);
