namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>The import, the server or the published schema refuses it.</summary>
    Error,

    /// <summary>It can be imported, but a maker or a reviewer stumbles over it.</summary>
    Warning,

    /// <summary>Worth knowing, and often meant so.</summary>
    Note,

    /// <summary>Nothing is wrong: what has to be given for it to run here.</summary>
    Info,
}
