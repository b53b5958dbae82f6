using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Publishing;

/// <summary>A profile that cannot be used.</summary>
public class ProfileException(string message) : ConnectorFilesException(message);
