using System.Text.Json.Nodes;
using AcsConnector.ConnectorFiles.Embedded;

namespace AcsConnector.ConnectorFiles.Tests.Swapping;

/// <summary>What flow swap knows of Microsoft's connector, held against its definition: official-connector in the folder that ACSCONNECTOR_SHARED_DATA names.</summary>
public sealed class OfficialDefinitionTests
{
    private const string Variable = "ACSCONNECTOR_SHARED_DATA";

    /// <summary>Words for people, which no flow depends on.</summary>
    private static readonly string[] Words = ["description", "x-ms-summary", "x-ms-visibility", "title"];

    [Fact]
    public void Its_operations_are_those_of_the_official_definition()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} does not name a folder with official-connector.");
        var official = JsonNode.Parse(File.ReadAllText(Path.Combine(folder!, "official-connector", "apiDefinition.swagger.json")))!;
        var ours = JsonNode.Parse(EmbeddedFiles.Read("official.swagger.json"))!;

        Assert.Equal(Plain(official["paths"], official).ToJsonString(), Plain(ours["paths"], ours).ToJsonString());
        Assert.Equal(Plain(official["securityDefinitions"], official).ToJsonString(), Plain(ours["securityDefinitions"], ours).ToJsonString());
    }

    /// <summary>With what references name in their place, without words, in the order of names.</summary>
    private static JsonNode Plain(JsonNode? json, JsonNode root) => json switch
    {
        JsonObject members when (string?)members["$ref"] is { } reference => Plain(reference.Split('/').Skip(1).Aggregate(root, (found, name) => found[name]!), root),
        JsonObject members => new JsonObject(members.Where(member => !Words.Contains(member.Key)).OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Plain(member.Value, root)))),
        JsonArray items => new JsonArray([.. items.Select(item => Plain(item, root)).OrderBy(item => item.ToJsonString(), StringComparer.Ordinal)]),
        _ => json!.DeepClone(),
    };
}
