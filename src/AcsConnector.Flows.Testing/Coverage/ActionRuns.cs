using AcsConnector.Flows.Engine;

namespace AcsConnector.Flows.Testing.Coverage;

/// <summary>Each time that an action had its turn, in all runs of a flow.</summary>
internal sealed class ActionRuns(IEnumerable<RunResult> runs)
{
    private readonly ILookup<string, ActionRun> _runs = runs.SelectMany(run => run.Actions).SelectMany(TurnsOf)
        .ToLookup(turn => turn.Record.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it ran, and was not skipped.</summary>
    public bool HasRun(string action) => _runs[action].Any(turn => turn.Record.Status != ActionStatus.Skipped);

    /// <summary>Whether a condition or a switch chose that branch.</summary>
    public bool HasChosen(string action, int branch) => _runs[action].Any(turn => turn.Branch == branch);

    /// <summary>Whether it ended so.</summary>
    public bool HasEnded(string action, string status) =>
        _runs[action].Any(turn => turn.Record.Status.Equals(status, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ActionRun> TurnsOf(ActionRun run) => run.Repetitions?.SelectMany(TurnsOf) ?? [run];
}
