namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>An option or a file that nothing can be done with. The message is for people: what is wrong, and what to do.</summary>
public abstract class ConnectorFilesException(string message, Exception? inner = null) : Exception(message, inner);
