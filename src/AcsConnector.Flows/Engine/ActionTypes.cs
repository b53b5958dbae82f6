using System.Collections.Frozen;

namespace AcsConnector.Flows.Engine;

/// <summary>The types of actions that a flow may have, by their names ignoring case.</summary>
internal sealed class ActionTypes(IReadOnlyDictionary<string, MakeAction> types)
{
    private readonly FrozenDictionary<string, MakeAction> _byName = types.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when there is none of that name.</summary>
    public MakeAction? Find(string type) => _byName.GetValueOrDefault(type);

    /// <summary>These types, and those whose names are not among them. Of several with one name the last counts.</summary>
    public ActionTypes With(IReadOnlyList<ActionType> types)
    {
        if (types.Count == 0)
            return this;
        var all = new Dictionary<string, MakeAction>(_byName, StringComparer.OrdinalIgnoreCase);
        foreach (var type in types)
            all[type.Name] = (action, flow) => flow.HasResponse(action) ? flow.Language.Mocked(action, flow) : new HostAction(action, flow, type);
        return new ActionTypes(all);
    }
}
