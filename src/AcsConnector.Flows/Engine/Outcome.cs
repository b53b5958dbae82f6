using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What an action leaves behind.</summary>
internal sealed record Outcome(string Status, string Code)
{
    public Value? Inputs { get; init; }

    public Value? Outputs { get; init; }

    public Value? Error { get; init; }

    public IReadOnlyList<Retry> Retries { get; init; } = [];

    /// <summary>Whether the outputs are secret for another reason than what they look like.</summary>
    public bool HidesOutputs { get; init; }

    /// <summary>How many times a loop went round.</summary>
    public int? Iterations { get; init; }

    /// <summary>Which of its blocks a condition or a switch chose.</summary>
    public int? Branch { get; init; }

    public static Outcome Succeeded(Value? inputs, Value? outputs) => new(ActionStatus.Succeeded, "OK") { Inputs = inputs, Outputs = outputs };

    /// <summary>Of an action whose code the service does not show: variables, blocks.</summary>
    public static Outcome Done(Value? inputs = null) => new(ActionStatus.Succeeded, "NotSpecified") { Inputs = inputs };

    public static Outcome Failed(string code, string message, Value? inputs = null, string? errorCode = null) =>
        new(ActionStatus.Failed, code) { Inputs = inputs, Error = ErrorOf(errorCode ?? code, message) };

    public static ObjectValue ErrorOf(string code, string message) => new(("code", code), ("message", message));
}
