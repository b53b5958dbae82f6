namespace AcsConnector.Flows;

/// <summary>Thrown by an action type or a function of your own: the action fails.</summary>
/// <param name="code">The code of the failure, one word: <c>BadRequest</c>.</param>
/// <param name="message">What went wrong, for people.</param>
public sealed class FlowActionException(string code, string message) : Exception(message)
{
    /// <summary>The code of the failure.</summary>
    public string Code { get; } = code;
}
