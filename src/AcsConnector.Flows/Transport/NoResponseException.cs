namespace AcsConnector.Flows.Transport;

/// <summary>A request that got no response.</summary>
internal sealed class NoResponseException : Exception
{
    public NoResponseException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>False where the request itself cannot be sent, so that another try is of no use.</summary>
    public bool IsWorthRetrying { get; init; } = true;

    /// <summary>How long it takes by the clock of the run until that is known.</summary>
    public TimeSpan Delay { get; init; }
}
