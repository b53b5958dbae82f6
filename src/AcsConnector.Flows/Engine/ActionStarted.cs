namespace AcsConnector.Flows.Engine;

public sealed record ActionStarted(string Action, string Type, IReadOnlyList<int> Iterations) : RunEvent(Action, Type, Iterations);
