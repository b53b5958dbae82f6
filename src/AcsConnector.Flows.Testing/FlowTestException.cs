namespace AcsConnector.Flows.Testing;

/// <summary>
/// A run is not as it is expected. The message has, for each difference, its place, both values and the action's own error; secrets that
/// the run came across are not in it. A test framework reports it as it reports any exception.
/// </summary>
public sealed class FlowTestException : Exception
{
    internal FlowTestException(string message)
        : base(message)
    {
    }
}
