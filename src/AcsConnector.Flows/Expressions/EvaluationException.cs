namespace AcsConnector.Flows.Expressions;

/// <summary>The expression is well formed but has no value here.</summary>
internal sealed class EvaluationException : ExpressionException
{
    internal EvaluationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The function that there is not; null when it failed for another reason.</summary>
    public string? UnknownFunction { get; internal init; }
}
