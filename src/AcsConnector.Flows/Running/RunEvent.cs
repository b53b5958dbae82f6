namespace AcsConnector.Flows.Running;

/// <summary>Something that happened in a run, told while it runs.</summary>
/// <param name="Iterations">The numbers of the passes around the action, outermost first; empty outside of loops.</param>
public abstract record RunEvent(string Action, string Type, IReadOnlyList<int> Iterations);

public sealed record ActionStarted(string Action, string Type, IReadOnlyList<int> Iterations) : RunEvent(Action, Type, Iterations);

public sealed record ActionEnded(ActionRun Run, string Type, IReadOnlyList<int> Iterations) : RunEvent(Run.Record.Name, Type, Iterations);

/// <summary>A request is sent again after a wait.</summary>
public sealed record RequestRetried(string Action, string Type, IReadOnlyList<int> Iterations, Retry Retry) : RunEvent(Action, Type, Iterations);
