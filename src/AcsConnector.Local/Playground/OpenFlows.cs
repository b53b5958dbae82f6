using AcsConnector.Flows.Definitions;

namespace AcsConnector.Local.Playground;

/// <summary>The flows that pages have opened, the latest few of them.</summary>
internal sealed class OpenFlows
{
    private const int MaxKept = 50;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, FlowDefinition> _flows = [];

    public string Add(FlowDefinition flow)
    {
        var id = Guid.NewGuid().ToString("N");
        lock (_gate)
        {
            _flows[id] = flow;
            if (_flows.Count > MaxKept)
                _flows.RemoveAt(0);
        }

        return id;
    }

    public FlowDefinition? Find(string id)
    {
        lock (_gate)
            return _flows.GetValueOrDefault(id);
    }
}
