namespace AcsConnector.Flows.Values;

/// <summary>A text is not one JSON value. The message is the reader's, as the service shows it: it names the path, the line and the position.</summary>
internal sealed class ValueJsonException : FlowException
{
    internal ValueJsonException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The same for people: where the text stops being JSON.</summary>
    public string Explanation
    {
        get => field ?? Message;
        internal init;
    }
}
