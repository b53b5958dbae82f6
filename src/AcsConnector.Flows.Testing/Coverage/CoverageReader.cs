using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Coverage;

/// <summary>Reads the parts of a definition, and finds those that were reached.</summary>
internal sealed class CoverageReader(ActionRuns runs)
{
    /// <summary>The parts of a block of actions, inner ones behind the action they stand in.</summary>
    public IEnumerable<CoverageItem> Read(Value? actions) => (actions as ObjectValue ?? ObjectValue.Empty)
        .SelectMany(action => action.Value is ObjectValue json ? Read(action.Key, json) : []);

    private IEnumerable<CoverageItem> Read(string name, ObjectValue json)
    {
        var branches = BranchesOf(json).ToList();
        return RunAfter(name, json)
            .Prepend(new CoverageItem(CoverageKind.Action, name, runs.HasRun(name)))
            .Concat(branches.SelectMany((branch, i) =>
                Read(branch.Actions).Prepend(new CoverageItem(CoverageKind.Branch, $"{name}: {branch.Name}", runs.HasChosen(name, i)))))
            .Concat(branches.Count == 0 ? Read(json["actions"]) : []);
    }

    private IEnumerable<CoverageItem> RunAfter(string name, ObjectValue json) =>
        from before in json["runAfter"] as ObjectValue ?? ObjectValue.Empty
        from status in (before.Value as ArrayValue)?.Items ?? []
        let text = status.ToText()
        select new CoverageItem(CoverageKind.RunAfter, $"{name} after {before.Key}: {text}", runs.HasEnded(before.Key, text));

    /// <summary>In the order in which a run numbers them.</summary>
    private static IEnumerable<(string Name, ObjectValue Actions)> BranchesOf(ObjectValue json)
    {
        switch (json["type"]?.ToText().ToUpperInvariant())
        {
            case "IF":
                yield return ("true", ActionsOf(json));
                yield return ("false", ActionsOf(json["else"]));
                break;
            case "SWITCH":
                foreach (var (name, one) in json["cases"] as ObjectValue ?? ObjectValue.Empty)
                    yield return (name, ActionsOf(one));
                yield return ("default", ActionsOf(json["default"]));
                break;
        }
    }

    private static ObjectValue ActionsOf(Value? json) => (json as ObjectValue)?["actions"] as ObjectValue ?? ObjectValue.Empty;
}
