namespace AcsConnector.Flows.Engine;

public sealed record ActionEnded(ActionRun Run, string Type, IReadOnlyList<int> Iterations) : RunEvent(Run.Record.Name, Type, Iterations);
