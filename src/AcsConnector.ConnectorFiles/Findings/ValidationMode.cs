namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>Microsoft's two checks of a connector.</summary>
public enum ValidationMode
{
    /// <summary>What <c>paconn create</c>, <c>paconn update</c> and the import of a solution ask of it.</summary>
    Import,

    /// <summary>What <c>paconn validate</c> and a certification ask of it besides.</summary>
    Certification,
}
