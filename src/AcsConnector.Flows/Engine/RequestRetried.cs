namespace AcsConnector.Flows.Engine;

/// <summary>A request is sent again after a wait.</summary>
internal sealed record RequestRetried(string Action, string Type, IReadOnlyList<int> Iterations, Retry Retry) : RunEvent(Action, Type, Iterations);
