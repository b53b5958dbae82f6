using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

public sealed partial class LogicAppsTests(WrittenPackages packages)
{
    [Fact]
    public async Task Bicep_compiles_it_without_a_diagnostic()
    {
        var (template, diagnostics) = await BuildAsync();

        Assert.Equal("", diagnostics);
        Assert.Equal(
            ["Microsoft.Web/customApis", "Microsoft.Web/connections", "Microsoft.Logic/workflows"],
            template["resources"]!.AsArray().Select(resource => (string?)resource!["type"]));
        Assert.Equal("securestring", (string?)template["parameters"]!["apiKey"]!["type"]);
        Assert.False(template["parameters"]!["apiKey"]!.AsObject().ContainsKey("defaultValue"));
    }

    [Fact]
    public async Task The_connector_holds_the_definition_the_key_and_the_icon()
    {
        var (template, _) = await BuildAsync();
        var connector = Resource(template, "Microsoft.Web/customApis");

        Assert.Equal("https://acs.contoso.com", (string?)template["parameters"]!["apiUrl"]!["defaultValue"]);
        Assert.Equal("[parameters('apiUrl')]", (string?)connector["backendService"]!["serviceUrl"]);
        Assert.Equal(("[variables('definition')]", "[variables('$fxv#0')]"), ((string?)connector["swagger"], (string?)template["variables"]!["definition"]));
        Assert.True(JsonNode.DeepEquals(packages.Plain.Json("paconn/apiDefinition.swagger.json"), template["variables"]!["$fxv#0"]));
        Assert.True(JsonNode.DeepEquals(packages.Plain.Json("paconn/apiProperties.json"), template["variables"]!["$fxv#1"]));
        Assert.Equal(packages.Plain.Bytes("paconn/icon.png"), Convert.FromBase64String((string)template["variables"]!["$fxv#2"]!));
        Assert.Equal(["api_key"], Resource(template, "Microsoft.Web/connections")["parameterValues"]!.AsObject().Select(value => value.Key));
    }

    /// <summary>Read from the Bicep file's template as Logic Apps would run it, against the definition.</summary>
    [Fact]
    public async Task The_workflow_makes_the_four_calls_as_the_definition_has_them()
    {
        var (template, _) = await BuildAsync();
        var actions = Resource(template, "Microsoft.Logic/workflows")["definition"]!["actions"]!.AsObject();
        var operations = Operations().ToDictionary(operation => $"{operation.Method} {operation.Path}", operation => operation.Json);

        var called = actions.Select(action => (action.Key, action.Value, Operation: operations[CallOf(action.Value!["inputs"]!)])).ToList();

        Assert.Equal(
            ["CreateCommunicationIdentity", "IssueIdentityAccessToken", "RevokeIdentityAccessTokens", "DeleteCommunicationIdentity"],
            called.Select(call => (string?)call.Operation["operationId"]));
        Assert.Equal(
            ["", "Create_a_user", "Issue_a_user_access_token", "Revoke_user_access_tokens"],
            called.Select(call => string.Join(' ', call.Value!["runAfter"]!.AsObject().Select(before => before.Key))));
        Assert.All(called, call =>
        {
            Assert.Equal("ApiConnection", (string?)call.Value!["type"]);
            Assert.Equal(((string?)call.Operation["summary"])!.Replace(' ', '_'), call.Key);
            Assert.Equal("2021-03-07", (string?)call.Value["inputs"]!["queries"]!["api-version"]);
            Assert.Equal("@parameters('$connections')['acsidentity']['connectionId']", (string?)call.Value["inputs"]!["host"]!["connection"]!["name"]);
        });
        Assert.Equal(["Issue_a_user_access_token"], called.Where(call => HidesOutputs(call.Value!)).Select(call => call.Key));
    }

    /// <summary>The id, encoded once.</summary>
    [GeneratedRegex(@"@\{encodeURIComponent\(body\('Create_a_user'\)\?\['identity'\]\?\['id'\]\)\}")]
    private static partial Regex Encoded();

    private static string CallOf(JsonNode inputs) => $"{inputs["method"]} {Encoded().Replace((string)inputs["path"]!, "{identityId}")}";

    private static bool HidesOutputs(JsonNode action) =>
        action["runtimeConfiguration"]?["secureData"]?["properties"] is JsonArray hidden && hidden.Any(one => (string?)one == "outputs");

    private static JsonNode Resource(JsonObject template, string type) =>
        template["resources"]!.AsArray().Single(resource => (string?)resource!["type"] == type)!["properties"]!;

    private Task<(JsonObject Template, string Diagnostics)> BuildAsync() => BicepProgram.BuildAsync(packages.Plain.At("logic-apps/connector.bicep"));

    private IEnumerable<(string Method, string Path, JsonNode Json)> Operations() =>
        from path in packages.Plain.Json("logic-apps/apiDefinition.swagger.json")["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (method.Key, path.Key, method.Value!);
}
