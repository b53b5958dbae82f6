using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>Where actions leave their records: one for the flow, one for each iteration through a loop.</summary>
internal sealed class Frame(FlowRun run, Frame? parent = null)
{
    private readonly Dictionary<string, ActionRun> _runs = new(StringComparer.OrdinalIgnoreCase);

    public FlowRun Run { get; } = run;

    public Frame? Parent { get; } = parent;

    /// <summary>The loop this is a iteration of, or null for the flow itself.</summary>
    public string? Loop { get; init; }

    public Value? Item { get; init; }

    public bool ItemIsSecret { get; init; }

    public int Iteration { get; init; }

    /// <summary>The item of the nearest Foreach around; null where there is none.</summary>
    public Value? InnermostItem => Item ?? Parent?.InnermostItem;

    public ActionRun? Own(string action) => _runs.GetValueOrDefault(action);

    public ActionRun? Find(string action)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame._runs.TryGetValue(action, out var found))
                return found;
        }

        return null;
    }

    public Frame? FindLoop(string name)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (string.Equals(frame.Loop, name, StringComparison.OrdinalIgnoreCase))
                return frame;
        }

        return null;
    }

    /// <summary>The numbers of the iterations around this one, outermost first.</summary>
    public IReadOnlyList<int> Iterations => Parent is null ? [] : [.. Parent.Iterations, Iteration];

    public void Keep(ActionRun actionRun) => _runs[actionRun.Record.Name] = actionRun;
}
