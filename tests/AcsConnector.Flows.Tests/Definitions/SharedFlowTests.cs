using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Definitions;

/// <summary>Flows and connectors that real authors published: flows/ in the folder that ACSCONNECTOR_SHARED_DATA names.</summary>
public sealed class SharedFlowTests
{
    private const string Variable = "ACSCONNECTOR_SHARED_DATA";

    /// <summary>A quote and a parenthesis are missing; the service refuses it too.</summary>
    private static readonly HashSet<string> TypingErrors = ["@parameters('OpenAI_TextEmbedding_Deployment_Identifier_docIntelligence"];

    [Fact]
    public void Every_definition_is_found_where_the_index_has_it()
    {
        foreach (var (path, pointers) in WildFiles())
        {
            var flows = FlowFile.Read(path);
            Assert.Equal(pointers, flows.Select(flow => flow.Pointer.Length == 0 ? "/" : flow.Pointer));
            Assert.All(flows, flow => Assert.NotEmpty(flow.Name));
        }
    }

    [Fact]
    public void Every_text_in_every_definition_can_be_parsed_but_its_authors_typing_errors()
    {
        var refused = new HashSet<string>();
        foreach (var text in WildFiles().SelectMany(file => FlowFile.Read(file.Path)).SelectMany(flow => Texts(flow.Definition)))
        {
            try
            {
                Template.Parse(text);
            }
            catch (ExpressionSyntaxException)
            {
                refused.Add(text);
            }
        }

        Assert.Equal(TypingErrors.Order(), refused.Order());
    }

    [Theory]
    [InlineData("powercat-mailboxsettings", 2)]
    [InlineData("pnp-teams-invites", 3)]
    public void Every_call_of_a_connector_fits_its_swagger(string pair, int calls)
    {
        var folder = Path.Combine(Folder(), "pairs", pair);
        var connector = Connector.Read(Path.Combine(folder, "swagger.json"));
        var flow = Assert.Single(FlowFile.Read(Path.Combine(folder, "flow.json")));

        var resolved = 0;
        foreach (var inputs in Objects(flow.Definition).Where(json => json["host"] is ObjectValue && json["parameters"] is ObjectValue))
        {
            if (connector.Find(((ObjectValue)inputs["host"]!)["operationId"]!.ToText()) is not { } operation)
                continue;
            var names = ((ObjectValue)inputs["parameters"]!).Names.ToList();
            Assert.Empty(operation.UnknownParameters(names));
            Assert.Empty(operation.MissingParameters(names));
            Assert.NotNull(operation.Bind((ObjectValue)inputs["parameters"]!));
            resolved++;
        }

        Assert.Equal(calls, resolved);
    }

    [Theory]
    [InlineData("acs-identity-connector", 4)]
    [InlineData("powercat-approvals-connector", 3)]
    public void Every_operation_of_a_connector_is_read(string pair, int operations) =>
        Assert.Equal(operations, Connector.Read(Path.Combine(Folder(), "pairs", pair, "swagger.json")).Operations.Count);

    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} does not name a folder with flows/INDEX.json.");
        return Path.Combine(folder!, "flows");
    }

    private static List<(string Path, List<string> Pointers)> WildFiles()
    {
        var folder = Folder();
        var index = (ObjectValue)ValueJson.Parse(File.ReadAllText(Path.Combine(folder, "INDEX.json")));
        return [.. ((ArrayValue)index["wild"]!).Items.Cast<ObjectValue>().Select(entry => (
            Path.Combine(folder, entry["file"]!.ToText()),
            ((ArrayValue)entry["definitions"]!).Items.Select(pointer => pointer.ToText()).ToList()))];
    }

    private static IEnumerable<string> Texts(Value json) => json switch
    {
        StringValue text => [text.Content],
        ArrayValue array => array.Items.SelectMany(Texts),
        ObjectValue properties => properties.SelectMany(property => Texts(property.Value).Prepend(property.Key)),
        _ => [],
    };

    private static IEnumerable<ObjectValue> Objects(Value json) => json switch
    {
        ArrayValue array => array.Items.SelectMany(Objects),
        ObjectValue properties => properties.SelectMany(property => Objects(property.Value)).Prepend(properties),
        _ => [],
    };
}
