using System.Globalization;
using System.Text;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Starting;

/// <summary>A test file in YAML, to be edited.</summary>
internal static class FirstTestFile
{
    private const string Head = $"""
        # yaml-language-server: $schema={FlowTestSchema.FileName}
        # Found by trying: each case has made-up values, and expects what came of them. Let it expect what the flow is to do.

        """;

    /// <summary>The whole file.</summary>
    /// <param name="flow">The path of the flow, from the file on.</param>
    /// <param name="connectors">The paths of its connectors' definitions; none for the program's own.</param>
    /// <param name="children">The paths of the flows that it calls.</param>
    /// <param name="found">Its cases.</param>
    public static string Write(string flow, IReadOnlyList<string> connectors, IReadOnlyList<string> children, FirstCases found)
    {
        var usual = found.Cases[0];
        var file = new OrderedDictionary<string, Value> { ["flow"] = flow };
        Add(file, "connectors", connectors);
        Add(file, "children", children);
        Add(file, "parameters", usual.Parameters);
        Add(file, "settings", usual.Settings);
        var defaults = new OrderedDictionary<string, Value>();
        if (usual.Now is { } now)
            defaults["now"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Add(defaults, "mocks", usual.Mocks);
        Add(file, "defaults", new ObjectValue(defaults));
        file["cases"] = new ArrayValue([.. found.Cases.Select(one => WriteCase(one, usual))]);
        var text = new StringBuilder(Head).Append(YamlText.Write(new ObjectValue(file)));
        if (found.Missed.Count > 0)
            text.Append("# No case was found that reaches:\n");
        foreach (var missed in found.Missed)
            text.Append("#   ").Append(missed.ReplaceLineEndings(" ")).Append('\n');
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static ObjectValue WriteCase(FlowTestCase one, FlowTestCase usual)
    {
        var written = new OrderedDictionary<string, Value> { ["name"] = one.Name };
        Add(written, "trigger", WriteTrigger(one.Trigger));
        Add(written, "mocks", new ObjectValue([.. one.Mocks.Where(mock => !mock.Value.Equals(usual.Mocks[mock.Key])).Select(mock => (mock.Key, mock.Value))]));
        written["expect"] = WriteExpectation(one.Expect);
        return new ObjectValue(written);
    }

    private static ObjectValue WriteTrigger(TriggerInput trigger)
    {
        var json = trigger.ToJson();
        return json is ObjectValue members && members["$trigger"] is ObjectValue request ? request : new ObjectValue(("body", json));
    }

    private static ObjectValue WriteExpectation(FlowExpectation expect)
    {
        var written = new OrderedDictionary<string, Value>();
        if (expect.Runs is { } runs)
            written["runs"] = (long)runs;
        if (expect.Run is { } run)
            written["run"] = run;
        if (expect.ErrorCode is { } code)
            written["error"] = new ObjectValue(("code", code));
        Add(written, "actions", new ObjectValue([.. expect.Actions.Select(action => (action.Name, (Value)action.Content))]));
        if (expect.Response is { } response)
            written["response"] = response;
        return new ObjectValue(written);
    }

    private static void Add(OrderedDictionary<string, Value> members, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
            members[name] = new ArrayValue([.. texts.Select(text => (Value)text)]);
    }

    private static void Add(OrderedDictionary<string, Value> members, string name, ObjectValue value)
    {
        if (value.Count > 0)
            members[name] = value;
    }
}
