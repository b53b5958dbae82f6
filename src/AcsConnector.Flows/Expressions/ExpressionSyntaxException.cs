namespace AcsConnector.Flows.Expressions;

/// <summary>The text is not an expression.</summary>
internal sealed class ExpressionSyntaxException : ExpressionException
{
    internal ExpressionSyntaxException(string message, int column)
        : base($"{message} (column {column + 1})") => Column = column + 1;

    /// <summary>Where it went wrong, counted from 1 at the start of the whole text.</summary>
    public int Column { get; }
}
