namespace AcsConnector.Flows;

/// <summary>A file holds no flow that can be read. The message names the file, what is wrong and what to do.</summary>
public sealed class FlowFileException : FlowException
{
    internal FlowFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
