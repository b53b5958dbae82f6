using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>
/// The runs of the conformance suite pass as test files of <c>flow test</c>, as far as those can say what is expected: the tests of the
/// engine and <c>flow test</c> agree on how the run, each action and its outputs end.
/// </summary>
[Trait("Category", "CommandLine")]
public sealed class ConformanceRunsAsTestsTests : IDisposable
{
    private const string Hidden = "(hidden: secure data)";

    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_runs_of_the_conformance_suite_pass_as_test_files()
    {
        var runs = Directory.GetFiles(SourceTree.At("conformance", "runs"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["cases"]!.AsArray().Select(one => one!.AsObject()))
            // Test files have neither: mocks stand for the connector in them.
            .Where(one => one["limits"] is null && one["connector"] is null && Expectation(one["expect"]!.AsObject()).Count > 0)
            .ToList();
        foreach (var one in runs)
            Write(one, (string)one["id"]!);

        var tested = await _folder.RunAsync("flow", "test", "./");

        Assert.True(tested.ExitCode == 0, tested.Output + tested.Errors);
        Assert.Contains($"\n{runs.Count} passed, 0 failed, 0 errors", tested.Output, StringComparison.Ordinal);
        Assert.True(runs.Count > 150, $"{runs.Count} runs");
    }

    private void Write(JsonObject one, string id)
    {
        _folder.Write($"{id}/flow.json", Flow(one, "definition"));
        if (one["child"] is not null)
            _folder.Write($"{id}/child.json", Flow(one, "child"));
        var tested = new JsonObject
        {
            ["name"] = id,
            ["now"] = one["now"]?.DeepClone() ?? "2026-01-15T10:30:00Z",
            ["mocks"] = one["mocks"]?.DeepClone() ?? new JsonObject(),
            ["expect"] = Expectation(one["expect"]!.AsObject()),
        };
        if (one["trigger"] is { } trigger)
            tested["trigger"] = trigger is JsonObject request && request["$trigger"] is { } whole ? whole.DeepClone() : new JsonObject { ["body"] = trigger.DeepClone() };
        var test = new JsonObject { ["flow"] = "flow.json", ["cases"] = new JsonArray(tested) };
        if (one["child"] is not null)
            test["children"] = new JsonArray("child.json");
        _folder.Write($"{id}/{id}.flowtest.json", test.ToJsonString());
    }

    private static string Flow(JsonObject one, string member) => (string?)one["host"] == "consumption"
        ? new JsonObject { ["definition"] = one[member]!.DeepClone() }.ToJsonString()
        : new JsonObject
        {
            ["properties"] = new JsonObject { ["connectionReferences"] = new JsonObject(), ["definition"] = one[member]!.DeepClone() },
            ["schemaVersion"] = "1.0.0.0",
        }.ToJsonString();

    /// <summary>A test file's expectations are parts too; its <c>*</c> and the suite's <c>~</c> are not the same, and what the history hides it sees.</summary>
    private static JsonObject Expectation(JsonObject expected)
    {
        var records = (expected["actions"] as JsonObject ?? []).Where(action => action.Value is JsonObject).ToList();
        var parts = new JsonObject();
        if (expected["status"] is { } status)
            parts["run"] = status.DeepClone();
        Add("actions", "status");
        Add("outputs", "outputs");
        return parts;

        void Add(string name, string member)
        {
            var plain = records.Where(action => action.Value![member] is { } part && IsPlain(part)).ToList();
            if (plain.Count > 0)
                parts[name] = new JsonObject(plain.Select(action => KeyValuePair.Create(action.Key, (JsonNode?)action.Value![member]!.DeepClone())));
        }
    }

    private static bool IsPlain(JsonNode? json) => json switch
    {
        JsonObject members => members.All(member => IsPlain(member.Value)),
        JsonArray items => items.All(IsPlain),
        JsonValue value when value.TryGetValue<string>(out var text) => text is not "<absent>" and not Hidden and not ['~', ..] && !text.Contains('*'),
        _ => true,
    };
}
