namespace AcsConnector.Flows.Expressions;

/// <summary>An expression that cannot be read or evaluated. The message is the service's own where it is known.</summary>
public abstract class ExpressionException : FlowException
{
    private protected ExpressionException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The text is not an expression.</summary>
public sealed class ExpressionSyntaxException : ExpressionException
{
    internal ExpressionSyntaxException(string message, int column)
        : base($"{message} (column {column + 1})") => Column = column + 1;

    /// <summary>Where it went wrong, counted from 1 at the start of the whole text.</summary>
    public int Column { get; }
}

/// <summary>The expression is well formed but has no value here.</summary>
public sealed class EvaluationException : ExpressionException
{
    internal EvaluationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The function that there is not; null when it failed for another reason.</summary>
    public string? UnknownFunction { get; internal init; }
}
