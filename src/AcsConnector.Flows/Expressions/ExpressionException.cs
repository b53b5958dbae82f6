using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>An expression that cannot be read or evaluated. The message is the service's own where it is known.</summary>
internal abstract class ExpressionException : FlowException
{
    private protected ExpressionException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
