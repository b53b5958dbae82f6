using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>An action that cannot do what it is asked: it fails with this code and message.</summary>
internal sealed class ActionException(string code, string message, Value? inputs = null) : Exception(message)
{
    public string Code { get; } = code;

    public Value? Inputs { get; } = inputs;
}
