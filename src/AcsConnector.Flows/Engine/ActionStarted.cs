namespace AcsConnector.Flows.Engine;

internal sealed record ActionStarted(string Action, string Type, IReadOnlyList<int> Iterations) : RunEvent(Action, Type, Iterations);
