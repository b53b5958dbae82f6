namespace AcsConnector.Flows;

/// <summary>A failure of this library meant for people: the message says what failed, and what to do where that can be told.</summary>
public abstract class FlowException : Exception
{
    private protected FlowException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
