using AcsConnector.Flows.Engine;

namespace AcsConnector.Local.Playground;

/// <summary>The last few runs with what was hidden of them, in memory alone, for whoever asks for it on this machine.</summary>
internal sealed class RecentRuns
{
    /// <summary>A run may hold as much as its limit of memory.</summary>
    public const int MaxKept = 3;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, IReadOnlyDictionary<string, ActionRun>> _runs = [];

    /// <summary>Keeps a run that ended.</summary>
    public void Add(string id, IEnumerable<ActionEnded> actions)
    {
        var byPlace = new Dictionary<string, ActionRun>();
        foreach (var ended in actions)
            byPlace[PlaceOf(ended.Action, ended.Iterations)] = ended.Run;
        lock (_gate)
        {
            _runs[id] = byPlace;
            if (_runs.Count > MaxKept)
                _runs.RemoveAt(0);
        }
    }

    /// <summary>An action in the iterations around it; null where the run is not kept, or had none such.</summary>
    public ActionRun? Find(string id, string action, IEnumerable<int> iterations)
    {
        lock (_gate)
            return _runs.GetValueOrDefault(id)?.GetValueOrDefault(PlaceOf(action, iterations));
    }

    private static string PlaceOf(string action, IEnumerable<int> iterations) => $"{action}/{string.Join('.', iterations)}";
}
