namespace AcsConnector.Flows.Linting;

/// <summary>How much a finding weighs.</summary>
internal enum FlowSeverity
{
    /// <summary>The service refuses the flow, or the action fails whenever it runs.</summary>
    Error,

    /// <summary>It runs, and does not do what its author wants, or shows what it should hide.</summary>
    Warning,

    /// <summary>Worth knowing, and often meant so.</summary>
    Note,

    /// <summary>Nothing is wrong: the action needs a response to run here.</summary>
    Info,
}
