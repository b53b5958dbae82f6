using System.Globalization;
using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Playground;

/// <summary>The flows that pages have opened, the latest few of them; in a folder, if there is one, they survive a restart.</summary>
internal sealed class OpenFlows(FlowFolder? folder)
{
    private const int MaxKept = 50;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Opened> _opened = [];

    private sealed record Opened(FlowSource Source, IReadOnlyList<FlowDefinition> Flows, ObjectValue Inputs);

    /// <exception cref="FlowFileException">It is no flow.</exception>
    public IReadOnlyList<OpenFlow> Open(FlowSource source)
    {
        var opened = new Opened(source, source.Read(), ObjectValue.Empty);
        var id = Guid.NewGuid().ToString("N");
        lock (_gate)
        {
            Keep(id, opened);
            folder?.Write(id, source, opened.Inputs);
        }

        return FlowsOf(id, opened);
    }

    /// <summary>All flows of what was opened together with this one; none where it is not open any more.</summary>
    public IReadOnlyList<OpenFlow> FindAll(string id)
    {
        lock (_gate)
            return Split(id) is var (file, _) && Load(file) is { } opened ? FlowsOf(file, opened) : [];
    }

    public OpenFlow? Find(string id) => FindAll(id).FirstOrDefault(flow => flow.Id == id);

    /// <summary>Keeps what the page gives for the runs of a flow.</summary>
    public void SetInput(string id, ObjectValue input)
    {
        lock (_gate)
        {
            if (Split(id) is not var (file, index) || Load(file) is not { } opened)
                return;
            opened = opened with { Inputs = opened.Inputs.With(index.ToString(CultureInfo.InvariantCulture), input) };
            _opened[file] = opened;
            folder?.Write(file, opened.Source, opened.Inputs);
        }
    }

    private Opened? Load(string id)
    {
        if (_opened.TryGetValue(id, out var known))
            return known;
        if (folder?.Read(id) is not var (source, inputs))
            return null;
        try
        {
            var opened = new Opened(source, source.Read(), inputs);
            Keep(id, opened);
            return opened;
        }
        catch (FlowFileException)
        {
            return null; // Somebody changed what was kept.
        }
    }

    private void Keep(string id, Opened opened)
    {
        _opened[id] = opened;
        if (_opened.Count > MaxKept)
            _opened.RemoveAt(0);
        folder?.RemoveOlder(MaxKept);
    }

    private static IReadOnlyList<OpenFlow> FlowsOf(string id, Opened opened) =>
    [
        .. opened.Flows.Select((flow, i) => new OpenFlow($"{id}-{i}", flow, opened.Source, opened.Inputs[i.ToString(CultureInfo.InvariantCulture)] as ObjectValue)
        {
            FileName = opened.Flows.Count > 1 ? $"{opened.Source.FileName}#{flow.Name}" : opened.Source.FileName,
        }),
    ];

    /// <summary>What a page asks for may be anything: it becomes the name of a file only where it is an id.</summary>
    private static (string File, int Index)? Split(string id) =>
        id.Split('-') is [var file, var number] && Guid.TryParseExact(file, "N", out var parsed) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (parsed.ToString("N"), index)
            : null;
}
