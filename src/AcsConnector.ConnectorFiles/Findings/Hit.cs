namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>What a rule found, and the words for its message.</summary>
internal sealed record Hit(Place Place, params string?[] Words);
