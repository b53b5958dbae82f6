namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>It stops the check that was asked for.</summary>
    Error,

    /// <summary>It stops nothing here, but a maker, a reviewer or the other check stumbles over it.</summary>
    Warning,

    /// <summary>Worth knowing, and often meant so.</summary>
    Note,

    /// <summary>Nothing is wrong: what has to be given for it to run here.</summary>
    Info,
}
