using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>The schema of test files has the members that are read, and docs/flow-tests.md those of the schema.</summary>
public sealed class FlowTestSchemaTests : IDisposable
{
    private const string Renew = "ACSCONNECTOR_RENEW";
    private const string Begin = "<!-- The members, written by FlowTestSchemaTests. -->\n";
    private const string End = "<!-- The end of the members. -->";

    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(SourceTree.At("src", "AcsConnector.Flows.Testing", "flowtest.schema.json")))!.AsObject();

    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_has_the_members_of_the_schema()
    {
        var file = SourceTree.At("docs", "flow-tests.md");
        var text = File.ReadAllText(file);
        var current = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + Tables() + text[text.IndexOf(End, StringComparison.Ordinal)..];

        if (Environment.GetEnvironmentVariable(Renew) == "1")
            File.WriteAllText(file, current);
        else
            Assert.True(text == current, $"docs/flow-tests.md is not what the schema says. Write it anew: {Renew}=1 dotnet test --project tests/AcsConnector.Cli.Tests");
    }

    /// <summary>An unknown name that is like none makes the command tell those that there are.</summary>
    [Theory]
    [InlineData("", "qqqqqqqq: 1")]
    [InlineData("defaults", "defaults: { qqqqqqqq: 1 }")]
    [InlineData("case", "cases: [ { qqqqqqqq: 1 } ]")]
    [InlineData("trigger", "cases: [ { trigger: { qqqqqqqq: 1 } } ]")]
    [InlineData("limits", "defaults: { limits: { qqqqqqqq: 1 } }")]
    [InlineData("expect", "cases: [ { expect: { qqqqqqqq: 1 } } ]")]
    [InlineData("error", "cases: [ { expect: { error: { qqqqqqqq: 1 } } } ]")]
    [InlineData("request", "cases: [ { expect: { requests: { A: [ { qqqqqqqq: 1 } ] } } } ]")]
    [InlineData("response", "cases: [ { expect: { response: { qqqqqqqq: 1 } } } ]")]
    public async Task The_members_of_the_schema_are_those_that_are_read(string definition, string file)
    {
        _folder.Write("a.flowtest.yaml", file);
        var schema = definition.Length == 0 ? Schema : Schema["definitions"]![definition]!;

        var run = await _folder.RunAsync("flow", "test", "./");

        var expected = $"{schema["title"]} has no 'qqqqqqqq'. It has: {string.Join(", ", schema["properties"]!.AsObject().Select(member => member.Key))}.";
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach (var schema in Schema["definitions"]!.AsObject().Select(definition => definition.Value!).Where(one => one["properties"] is not null).Prepend(Schema))
        {
            text.Append("\n### ").Append(((string)schema["title"]!).Replace("'", "`", StringComparison.Ordinal)).Append("\n\n| member | |\n| --- | --- |\n");
            foreach (var (name, member) in schema["properties"]!.AsObject())
                text.Append("| `").Append(name).Append("` | ").Append((string)member!["description"]!).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }
}
