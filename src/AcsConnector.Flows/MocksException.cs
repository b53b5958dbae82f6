namespace AcsConnector.Flows;

/// <summary>Mocks that cannot be used: they have another shape, or stand for no action of the flow. The message says what is wrong with each.</summary>
public sealed class MocksException : FlowException
{
    internal MocksException(string message)
        : base(message)
    {
    }
}
