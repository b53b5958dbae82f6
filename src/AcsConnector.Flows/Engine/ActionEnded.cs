namespace AcsConnector.Flows.Engine;

internal sealed record ActionEnded(ActionRun Run, string Type, IReadOnlyList<int> Iterations) : RunEvent(Run.Record.Name, Type, Iterations);
