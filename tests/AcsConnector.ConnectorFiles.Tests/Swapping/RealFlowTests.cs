using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Swapping;
using AcsConnector.ConnectorFiles.Swapping.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Swapping;

/// <summary>
/// Flows that real authors published: flows/wild in the folder that ACSCONNECTOR_SHARED_DATA names. One connector of each is made Microsoft's
/// connector of identities first, with calls that it has; the rest of the flow stays what it is.
/// </summary>
public sealed partial class RealFlowTests(ITestOutputHelper output) : IDisposable
{
    private const string Variable = "ACSCONNECTOR_SHARED_DATA";
    private const string OfficialApi = "/providers/Microsoft.PowerApps/apis/shared_acsidentity";
    private const string ManagedApi = "/subscriptions/0/providers/Microsoft.Web/locations/westeurope/managedApis/acsidentity";
    private const string Connection = "/subscriptions/0/resourceGroups/g/providers/Microsoft.Web/connections/acsidentity";

    private static readonly JsonSerializerOptions[] Styles =
    [
        new(), new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, new() { WriteIndented = true, IndentCharacter = '\t', IndentSize = 1, NewLine = "\r\n" },
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void There_and_back_is_the_same_to_the_byte()
    {
        var (flows, actions) = (0, 0);
        foreach (var file in Files())
        {
            if (OfficialFrom(JsonNode.Parse(File.ReadAllText(file))!) is not { } flow)
                continue;
            var text = Encoding.UTF8.GetBytes(flow.ToJsonString(Styles[flows++ % Styles.Length]));
            actions += AssertThereAndBack(text);
        }

        output.WriteLine($"{flows} flows, {actions} actions of the connector");
        Assert.True(flows >= 40, $"{flows} flows");
    }

    public void Dispose() => _folder.Dispose();

    private int AssertThereAndBack(byte[] flow)
    {
        var (before, there, back) = (PathOf("before.json"), PathOf("there.json"), PathOf("back.json"));
        File.WriteAllBytes(before, flow);
        var official = SwapConnector.Create("official", new SwapKnowledge { ResourceId = ManagedApi, ConnectionId = Connection });
        var ours = SwapConnector.Create("acs_communicationidentity", new SwapKnowledge { ApiName = "shared_acs-5fcommunicationidentity-5f1f0c92a4d3b7e865" });

        var swap = ConnectorSwap.Read(before, official, ours);
        swap.Write(there);
        ConnectorSwap.Read(there, ours, official).Write(back);

        Assert.NotEqual(flow, File.ReadAllBytes(there));
        Assert.Equal(Encoding.UTF8.GetString(flow), File.ReadAllText(back));
        return swap.Actions.Count;
    }

    private string PathOf(string file) => Path.Combine(_folder.Path, file);

    private static IEnumerable<string> Files()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} does not name a folder with flows/wild.");
        return Directory.GetFiles(Path.Combine(folder!, "flows", "wild"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    }

    /// <summary>The flow with its first connector replaced; null for one that calls none.</summary>
    private static JsonNode? OfficialFrom(JsonNode flow)
    {
        var hosts = Objects(flow).Where(json => json["host"] is JsonObject).ToList();
        if (hosts.Select(json => (string?)json["host"]!["apiId"]).FirstOrDefault(id => id is not null)?.Split('/')[^1] is { } api)
            return WithApi(flow, hosts, api) ? flow : null;
        return hosts.Select(json => KeyOf(json["host"]!)).FirstOrDefault(key => key is not null) is { } name ? WithConnection(flow, hosts, name) : null;
    }

    /// <summary>Power Automate.</summary>
    private static bool WithApi(JsonNode flow, List<JsonObject> hosts, string api)
    {
        var keys = new HashSet<string>();
        var references = flow["properties"]?["connectionReferences"]?.AsObject();
        foreach (var (key, reference) in references ?? [])
        {
            if ((string?)reference!["api"]?["name"] == api)
                reference["api"]!["name"] = "shared_acsidentity";
            else if (Last(reference["id"]) == api)
                reference["id"] = OfficialApi;
            else
                continue;
            keys.Add(key);
        }

        foreach (var inputs in hosts)
        {
            if (Last(inputs["host"]!["apiId"]) == api)
                CallByOperation(inputs);
            else if (KeyOf(inputs["host"]!) is { } key && keys.Contains(key))
                CallByPath(inputs);
        }

        return references is not null;
    }

    private static void CallByOperation(JsonObject inputs)
    {
        inputs["host"]!["apiId"] = OfficialApi;
        inputs["host"]!["operationId"] = "RevokeIdentityAccessTokens";
        inputs["parameters"] = new JsonObject { ["identityId"] = "@variables('user')" };
    }

    private static void CallByPath(JsonObject inputs)
    {
        foreach (var sent in new[] { "queries", "headers", "body", "operationId", "parameters" })
            inputs.Remove(sent);
        inputs["method"] = "delete";
        inputs["path"] = "/identities/@{encodeURIComponent(variables('user'))}";
    }

    /// <summary>Logic Apps: with an entry of <c>$connections</c>, which published definitions leave out.</summary>
    private static JsonObject? WithConnection(JsonNode flow, List<JsonObject> hosts, string key)
    {
        foreach (var inputs in hosts.Where(json => KeyOf(json["host"]!) == key))
            CallByPath(inputs);
        if (flow["actions"] is null && flow["definition"]?["actions"] is null)
            return null;
        return new JsonObject
        {
            ["definition"] = (flow["definition"] ?? flow).DeepClone(),
            ["parameters"] = new JsonObject
            {
                ["$connections"] = new JsonObject
                {
                    ["value"] = new JsonObject { [key] = new JsonObject { ["connectionId"] = Connection, ["connectionName"] = "acsidentity", ["id"] = ManagedApi } },
                },
            },
        };
    }

    private static string? KeyOf(JsonNode host) => (string?)host["connection"]?["name"] is { } expression && Key().Match(expression) is { Success: true } found ? found.Groups[1].Value : null;

    private static string? Last(JsonNode? id) => id is JsonValue ? id.GetValue<string>().Split('/')[^1] : null;

    private static IEnumerable<JsonObject> Objects(JsonNode? json) => json switch
    {
        JsonArray list => list.SelectMany(Objects),
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
        _ => [],
    };

    [GeneratedRegex(@"\['([^']+)'\]\['connectionId'\]")]
    private static partial Regex Key();
}
