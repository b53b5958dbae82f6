using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>A folder that cannot be validated at all, and why.</summary>
public sealed class NoConnectorException(string message) : ConnectorFilesException(message);
