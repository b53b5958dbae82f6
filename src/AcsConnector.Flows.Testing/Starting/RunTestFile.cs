using System.Globalization;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Starting;

/// <summary>A test file in YAML with one case: what a run was given, and what came of it.</summary>
internal static class RunTestFile
{
    /// <summary>Of an action that ran more often the number is expected.</summary>
    private const int MaxStatuses = 20;

    private const string Head = $"""
        # yaml-language-server: $schema={FlowTestSchema.FileName}
        # Written from a run: the case expects what came of it. Let it expect what the flow is to do.

        """;

    private const string Note = $"""
        # Where it says {Secrets.Hidden} a secret stood: put a test value there.

        """;

    /// <summary>The whole file.</summary>
    /// <param name="flow">The path of the flow, from the file on.</param>
    /// <param name="given">What the run was given: <c>trigger</c>, <c>mocks</c>, <c>parameters</c>, <c>settings</c>; with nothing secret in it.</param>
    /// <param name="isOffline">Whether nobody is asked.</param>
    /// <param name="history">What came of it; of several runs, of the last one.</param>
    /// <param name="runs">How many runs the trigger started.</param>
    public static string Write(string flow, ObjectValue given, bool isOffline, ObjectValue history, long runs)
    {
        var file = new OrderedDictionary<string, Value> { ["flow"] = flow };
        if (!isOffline)
            file["defaults"] = new ObjectValue(("offline", false));
        file["cases"] = new ArrayValue([WriteCase(given, history, runs)]);
        var yaml = YamlText.Write(new ObjectValue(file));
        return $"{Head}{(yaml.Contains(Secrets.Hidden, StringComparison.Ordinal) ? Note : "")}{yaml}".ReplaceLineEndings("\n");
    }

    private static ObjectValue WriteCase(ObjectValue given, ObjectValue history, long runs)
    {
        var status = history["status"].Text() ?? RunResult.NotStarted;
        var written = new OrderedDictionary<string, Value> { ["name"] = $"ends as {status}" };
        if (DateTimeOffset.TryParse(history["startTime"].Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
            written["now"] = start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (given["trigger"] is { IsNull: false } trigger)
            written["trigger"] = trigger.Member("$trigger") as ObjectValue ?? new ObjectValue(("body", trigger));
        foreach (var name in new[] { "parameters", "settings", "mocks" })
        {
            if (given[name] is ObjectValue { Count: > 0 } values)
                written[name] = values;
        }

        written["expect"] = runs == 1 ? WriteExpectation(status, history) : new ObjectValue(("runs", runs));
        return new ObjectValue(written);
    }

    private static ObjectValue WriteExpectation(string status, ObjectValue history)
    {
        var written = new OrderedDictionary<string, Value> { ["run"] = status };
        if (history["error"].Member("code") is { } code)
            written["error"] = new ObjectValue(("code", code));
        var actions = history["actions"].AsObject().ToLookup(action => action.Value.Member("repetitions") is ArrayValue);
        Add("actions", actions[false].Select(action => (action.Key, action.Value.Member("status") ?? Value.Null)));
        Add("iterations", actions[true].Select(action => (action.Key, WriteIterations(action.Value.Member("repetitions").Items()))));
        if (history["response"].Member("statusCode") is { } statusCode)
            written["response"] = new ObjectValue(("statusCode", statusCode));
        return new ObjectValue(written);

        void Add(string name, IEnumerable<(string Name, Value Value)> members)
        {
            if (new ObjectValue([.. members]) is { Count: > 0 } found)
                written[name] = found;
        }
    }

    private static Value WriteIterations(IReadOnlyList<Value> iterations) => iterations.Count is 0 or > MaxStatuses
        ? (long)iterations.Count
        : new ArrayValue([.. iterations.Select(one => one.Member("status") ?? Value.Null)]);
}
