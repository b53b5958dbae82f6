using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests;

/// <summary>The suite's files are as its schema says, as far as others rely on it.</summary>
public sealed class ConformanceSuiteTests
{
    private static readonly ObjectValue Definitions = (ObjectValue)((ObjectValue)ValueJson.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "conformance", "suite.schema.json"))))["definitions"]!;

    public static TheoryData<string, string> Folders => new() { { "expressions", "expression" }, { "runs", "run" }, { "saves", "save" } };

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_case_has_the_members_that_the_schema_knows_and_a_source(string folder, string definition)
    {
        var schema = (ObjectValue)Definitions[definition]!;
        var known = ((ObjectValue)schema["properties"]!).Names.ToList();
        var required = ((ArrayValue)schema["required"]!).Items.Select(name => name.ToText());

        Assert.All(ConformanceSuite.Read(folder).SelectMany(file => file.Value), one =>
        {
            Assert.Empty(one.Names.Except(known));
            Assert.Empty(required.Except(one.Names));
            Assert.True(one["source"]!.ToText() is "observed" or "choice" or ['h', 't', 't', 'p', 's', ':', ..], one["source"]!.ToText());
        });
    }

    [Fact]
    public void No_two_cases_have_one_id()
    {
        var ids = Folders.SelectMany(row => ConformanceSuite.Read(row.Data.Item1)).SelectMany(file => file.Value).Select(one => one["id"]!.ToText()).ToList();

        Assert.Empty(ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.True(ids.Count > 1000, $"{ids.Count} cases");
    }
}
