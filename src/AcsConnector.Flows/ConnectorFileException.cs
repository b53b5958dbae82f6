namespace AcsConnector.Flows;

/// <summary>A file is no connector that can be read. The message names the file, what is wrong and what to do.</summary>
public sealed class ConnectorFileException : FlowException
{
    internal ConnectorFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
