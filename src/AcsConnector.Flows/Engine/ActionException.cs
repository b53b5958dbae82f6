using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>An action that cannot do what it is asked: it fails with this code and message.</summary>
/// <param name="code">The code of the failure, one word: <c>BadRequest</c>.</param>
/// <param name="message">What went wrong, for people.</param>
/// <param name="inputs">The inputs as far as they are known, for the history.</param>
internal sealed class ActionException(string code, string message, Value? inputs = null) : Exception(message)
{
    /// <summary>The code of the failure.</summary>
    public string Code { get; } = code;

    /// <summary>The inputs as far as they are known.</summary>
    public Value? Inputs { get; } = inputs;
}
