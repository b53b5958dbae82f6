using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>An option or a file that no package can be made of.</summary>
public sealed class PackagingException(string message) : ConnectorFilesException(message);
