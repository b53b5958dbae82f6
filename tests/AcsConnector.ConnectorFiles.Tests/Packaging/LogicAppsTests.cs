using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Packaging;
using AcsConnector.ConnectorFiles.Publishing;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

public sealed partial class LogicAppsTests(WrittenPackages packages)
{
    private const string CustomApi = "[resourceId('Microsoft.Web/customApis', parameters('connectorName'))]";

    /// <summary>Both are written of one model: what the compiler makes of the one has to be the other.</summary>
    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Bicep_compiles_without_a_diagnostic_to_the_JSON_beside_it(string variant, PackageOptions options)
    {
        var package = packages.Write($"compiled {variant}", options);

        var (compiled, diagnostics) = await BicepProgram.BuildAsync(package.At("logic-apps/connector.bicep"));

        Assert.Equal("", diagnostics);
        AssertSame(TakeIn(compiled), package.Json("logic-apps/connector.json"));
    }

    public static TheoryData<string, PackageOptions> Variants { get; } = new()
    {
        { "as it is", new PackageOptions(ApiAddress.Parse(PackageRun.ApiUrl)) },
        { "with a sample under another name and path", new PackageOptions(ApiAddress.Parse("https://acs.contoso.com:8443/base/path")) { Sample = true, Name = ConnectorName.Create("contoso", "acsidentity") } },
        // Texts in brackets would be expressions.
        { "with brackets", new PackageOptions(ApiAddress.Parse(PackageRun.ApiUrl)) { Profile = new PublishProfile { Title = "[Test] Identity [1]", Publisher = "[Contoso]" } } },
    };

    [Fact]
    public void Bicep_and_JSON_have_the_same_parameters_variables_resources_and_outputs()
    {
        var bicep = File.ReadAllText(packages.Plain.At("logic-apps/connector.bicep"));
        var template = Template(packages.Plain);

        foreach (var (keyword, member) in new[] { ("param", "parameters"), ("var", "variables"), ("output", "outputs") })
            Assert.Equal(Declared(bicep, keyword), template[member]!.AsObject().Select(one => one.Key));
        Assert.Equal(
            ["Microsoft.Web/customApis@2016-06-01", "Microsoft.Web/connections@2016-06-01", "Microsoft.Logic/workflows@2019-05-01"],
            template["resources"]!.AsArray().Select(resource => $"{resource!["type"]}@{resource["apiVersion"]}"));
        Assert.All(template["resources"]!.AsArray(), resource => Assert.Contains($" '{resource!["type"]}@{resource["apiVersion"]}' = ", bicep, StringComparison.Ordinal));
        foreach (var parameter in template["parameters"]!.AsObject())
            Assert.Contains($"@description('{parameter.Value!["metadata"]!["description"]}')\n", bicep, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_asked_for_and_kept_out_of_logs()
    {
        var key = Template(packages.Plain)["parameters"]!["apiKey"]!.AsObject();

        Assert.Equal("securestring", (string?)key["type"]);
        Assert.False(key.ContainsKey("defaultValue"));
        Assert.Equal(
            ["api_key=[parameters('apiKey')]"],
            Resource(packages.Plain, "Microsoft.Web/connections")["properties"]!["parameterValues"]!.AsObject().Select(value => $"{value.Key}={value.Value}"));
    }

    [Fact]
    public void The_connector_holds_the_definition_and_the_icon_and_calls_the_address()
    {
        var variables = Template(packages.Plain)["variables"]!;
        var connector = Resource(packages.Plain, "Microsoft.Web/customApis")["properties"]!;

        Assert.Equal("https://acs.contoso.com", (string?)Template(packages.Plain)["parameters"]!["apiUrl"]!["defaultValue"]);
        Assert.Equal("[parameters('apiUrl')]", (string?)connector["backendService"]!["serviceUrl"]);
        AssertSame(packages.Plain.Json("paconn/apiDefinition.swagger.json"), variables["definition"]);
        AssertSame(packages.Plain.Json("paconn/apiProperties.json")["properties"], variables["properties"]);
        Assert.Equal(packages.Plain.Bytes("paconn/icon.png"), Convert.FromBase64String((string)variables["icon"]!));
    }

    /// <summary>"https:", nothing, the host, and the parts of the path: a deployment with another address shows that one in the designer.</summary>
    [Fact]
    public void The_definitions_host_is_that_of_the_address()
    {
        Assert.Equal("[split(parameters('apiUrl'), '/')]", (string?)Template(packages.Plain)["variables"]!["address"]);
        Assert.Equal(
            "[union(variables('definition'), createObject('host', variables('address')[2], 'basePath', format('/{0}', join(skip(variables('address'), 3), '/'))))]",
            (string?)Resource(packages.Plain, "Microsoft.Web/customApis")["properties"]!["swagger"]);
    }

    [Fact]
    public async Task The_sample_workflow_is_deployed_only_where_it_is_asked_for()
    {
        var asked = new WrittenPackage(packages.FolderFor("with sample"));
        await PackageRun.ToAsync(asked.Folder, "--sample");

        Assert.Equal((false, true), ((bool)Template(packages.Plain)["parameters"]!["sample"]!["defaultValue"]!, (bool)Template(asked)["parameters"]!["sample"]!["defaultValue"]!));
        Assert.Equal("[parameters('sample')]", (string?)Resource(packages.Plain, "Microsoft.Logic/workflows")["condition"]);
        Assert.Contains("param sample bool = true\n", File.ReadAllText(asked.At("logic-apps/connector.bicep")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_workflow_needs_to_know_is_given_back()
    {
        var outputs = Template(packages.Plain)["outputs"]!;

        Assert.Equal(CustomApi, (string?)outputs["connectorId"]!["value"]);
        Assert.Equal("[resourceId('Microsoft.Web/connections', parameters('connectorName'))]", (string?)outputs["connectionId"]!["value"]);
    }

    /// <summary>Read as Logic Apps would run it, against the definition.</summary>
    [Fact]
    public void The_workflow_makes_the_four_calls_as_the_definition_has_them()
    {
        var actions = packages.Plain.Json("logic-apps/sample.json")["actions"]!.AsObject();
        var operations = Operations().ToDictionary(operation => $"{operation.Method} {operation.Path}", operation => operation.Json);

        var called = actions.Select(action => (action.Key, action.Value, Operation: operations[CallOf(action.Value!["inputs"]!)])).ToList();

        AssertSame(packages.Plain.Json("logic-apps/sample.json"), Template(packages.Plain)["variables"]!["workflowDefinition"]);
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

    private static JsonObject Template(WrittenPackage package) => package.Json("logic-apps/connector.json");

    private static JsonNode Resource(WrittenPackage package, string type) =>
        Template(package)["resources"]!.AsArray().Single(resource => (string?)resource!["type"] == type)!;

    private static IEnumerable<string> Declared(string bicep, string keyword) =>
        bicep.Split('\n').Where(line => line.StartsWith($"{keyword} ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);

    /// <summary>The compiler keeps files in variables of its own, and says who it is.</summary>
    private static JsonObject TakeIn(JsonObject compiled)
    {
        compiled.Remove("metadata");
        var variables = compiled["variables"]!.AsObject();
        foreach (var (name, value) in variables.ToList())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var expression) && FileVariable().Match(expression) is { Success: true } file)
                variables[name] = (file.Groups[2] is { Length: > 0 } member ? variables[file.Groups[1].Value]![member.Value] : variables[file.Groups[1].Value])!.DeepClone();
        }

        foreach (var (name, _) in variables.Where(variable => variable.Key.StartsWith('$')).ToList())
            variables.Remove(name);
        return compiled;
    }

    [GeneratedRegex(@"^\[variables\('(\$fxv#[0-9])'\)(?:\.(\w+))?\]\z")]
    private static partial Regex FileVariable();

    private static void AssertSame(JsonNode? expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected}\nbut found {actual}");

    private IEnumerable<(string Method, string Path, JsonNode Json)> Operations() =>
        from path in packages.Plain.Json("logic-apps/apiDefinition.swagger.json")["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (method.Key, path.Key, method.Value!);
}
