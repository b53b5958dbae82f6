using System.Globalization;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Reading;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>Reads a case of a test file.</summary>
/// <param name="shape">Keeps the mistakes.</param>
/// <param name="folder">What paths in the file begin at.</param>
internal sealed class CaseReader(ShapeReader shape, string folder)
{
    private static readonly string[] Members =
        ["name", "trigger", "mocks", "now", "offline", "limits", "parameters", "settings", "expect"];

    private static readonly string[] OfTrigger = ["method", "headers", "queries", "relativePathParameters", "body", "outputs", "inputs"];
    private static readonly string[] OfLimits = ["maxTime", "maxActions", "maxMemory"];

    public FlowTestCase Read(Node node, FlowTestCase common)
    {
        var map = shape.Map(node, "A case", Members);
        if (map["expect"] is null && map.Members.Count > 0)
            shape.Mistakes.Add(map.Place, "A case has to expect something: there is no 'expect'.");
        return ReadGiven(common, map) with
        {
            Name = shape.RequiredText(map, "name", "what the case is called"),
            Place = map.Place,
            Trigger = ReadTrigger(map["trigger"]),
            Expect = map["expect"] is { } expect ? new ExpectationReader(shape).Read(expect) : new FlowExpectation(),
        };
    }

    /// <summary>What the run is given, over what it is given already.</summary>
    public FlowTestCase ReadGiven(FlowTestCase under, MapNode map) => under with
    {
        Mocks = Over(under.Mocks, ReadMocks(map["mocks"])),
        Now = ReadNow(map) ?? under.Now,
        IsOffline = shape.Boolean(map, "offline") ?? under.IsOffline,
        Limits = ReadLimits(map["limits"], under.Limits),
        Parameters = Over(under.Parameters, shape.Object(map, "parameters")),
        Settings = Over(under.Settings, shape.Object(map, "settings")),
    };

    private static ObjectValue Over(ObjectValue under, ObjectValue? over) =>
        (over ?? ObjectValue.Empty).Aggregate(under, (all, given) => all.With(given.Key, given.Value));

    private TriggerInput ReadTrigger(Node? node)
    {
        if (node is null)
            return TriggerInput.None;
        var isFile = node is LeafNode { Text: not null };
        var json = isFile ? ReadFile((LeafNode)node, "trigger") : new ObjectValue(("$trigger", shape.Map(node, "'trigger'", OfTrigger).ToValue()));
        try
        {
            return TriggerInput.Read(json);
        }
        catch (ValueJsonException e)
        {
            shape.Mistakes.Add(node.Place, e.Message);
            return TriggerInput.None;
        }
    }

    private ObjectValue? ReadMocks(Node? node)
    {
        if (node is null)
            return null;
        var json = node is LeafNode { Text: not null } file ? ReadFile(file, "mocks") : node.ToValue();
        try
        {
            _ = new MockTransport(json ?? ObjectValue.Empty, others: null);
            return json as ObjectValue;
        }
        catch (MocksException e)
        {
            shape.Mistakes.Add(node.Place, e.Message);
            return null;
        }
    }

    private Value? ReadFile(LeafNode path, string what)
    {
        try
        {
            return NodeFile.Read(Path.Combine(folder, path.Text!)).ToValue();
        }
        catch (NodeException e)
        {
            shape.Mistakes.Add(path.Place, $"'{path.Text}' ({what}), {e.Place}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            shape.Mistakes.Add(path.Place, $"'{what}' is an object, or the path of a file with one, from this file on: {e.Message}");
        }

        return null;
    }

    private DateTimeOffset? ReadNow(MapNode map)
    {
        if (shape.Text(map, "now") is not { } text)
            return null;
        if (text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        shape.Mistakes.Add(map["now"]!.Place, "'now' is a time such as 2026-01-15T10:30:00Z.");
        return null;
    }

    private FlowLimits ReadLimits(Node? node, FlowLimits under)
    {
        var map = shape.OptionalMap(node, "limits", OfLimits);
        return under with
        {
            MaxRunTime = shape.Duration(map, "maxTime") ?? under.MaxRunTime,
            MaxActionRuns = shape.Number(map, "maxActions", from: 1) ?? under.MaxActionRuns,
            MaxRunMemory = shape.Number(map, "maxMemory", from: 1) is { } megabytes ? megabytes << 20 : under.MaxRunMemory,
        };
    }
}
