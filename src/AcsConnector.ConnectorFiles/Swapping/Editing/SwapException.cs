using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>A flow that cannot be moved, or an option that does not fit it. Nothing has been written.</summary>
public sealed class SwapException(string message) : ConnectorFilesException(message);
