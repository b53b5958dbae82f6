using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Playground;

/// <summary>The test file that the page makes of a run: beside the flow it passes.</summary>
public sealed class ExportedTestTests(RunningPage playground) : IClassFixture<RunningPage>, IDisposable
{
    private const string Secret = "a-canary-nobody-may-see";
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("power-automate", "quickstart", "offline: false", "Delete_a_user: Succeeded")]
    [InlineData("consumption", "teams-exchange", "{emulator: Teams user token}", "statusCode: 200")]
    [InlineData("power-automate", "nightly-clean-up", "{emulator: user}", "Delete_a_user:\n          - Succeeded\n          - Succeeded")]
    [InlineData("standard", "token-for-my-app", "flow: token-for-my-app", "statusCode: 200")]
    public async Task Of_a_sample_calls_the_api_again(string format, string name, params string[] parts)
    {
        foreach (var path in Directory.GetFiles(SourceTree.At("connector", "flows", format), "*", SearchOption.AllDirectories).Where(path => path.Contains(name, StringComparison.Ordinal) && !path.EndsWith(".yaml", StringComparison.Ordinal)))
            Put(Path.GetRelativePath(SourceTree.At("connector", "flows", format), path), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var flow = await PostAsync($"/api/flows/samples/{format}/{name}", "");

        var file = await ExportAsync(JsonNode.Parse(flow)![0]!, new JsonObject
        {
            ["trigger"] = JsonNode.Parse(flow)![0]!["trigger"]?.DeepClone(),
            ["mocks"] = JsonNode.Parse(flow)![0]!["mocks"]?.DeepClone(),
            ["parameters"] = JsonNode.Parse(flow)![0]!["parameters"]?.DeepClone(),
        });

        foreach (var part in parts)
            Assert.Contains(part, file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    /// <summary>A mock for what failed, so that it fails again; and for whoever is no connector of ours.</summary>
    [Fact]
    public async Task Has_the_responses_that_a_test_does_not_get_again()
    {
        var file = await ExportAsync("calls.json", $$"""
            {"definition": {"triggers": {"manual": {"type": "Request"} }, "actions": {
                "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "{{playground.Connector.Page}}api/flows/samples"} },
                "Delete_a_user": {"type": "OpenApiConnection", "runAfter": {"Ask": ["Succeeded"]}, "inputs": {
                    "host": {"connectionName": "shared_acscommunicationidentity", "operationId": "DeleteCommunicationIdentity"},
                    "parameters": {"identityId": "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000001"} } },
                "First": {"type": "Compose", "runAfter": {"Delete_a_user": ["Failed"]}, "inputs": "@body('Ask')[0]['name']"} } } }
            """, """{"allowedHosts": ["127.0.0.1"]}""");

        Assert.Contains("Delete_a_user: Failed", file, StringComparison.Ordinal);
        Assert.DoesNotContain("offline: false", file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    [Fact]
    public async Task Has_a_made_up_response_where_the_runs_is_hidden()
    {
        var file = await ExportAsync("tokens.json", """
            {"definition": {"triggers": {"manual": {"type": "Request"} }, "actions": {
                "Create_a_user": {"type": "OpenApiConnection", "inputs": {"host": {"connectionName": "shared_acscommunicationidentity", "operationId": "CreateCommunicationIdentity"}, "parameters": {} } },
                "Each": {"type": "Foreach", "runAfter": {"Create_a_user": ["Succeeded"]}, "foreach": ["@body('Create_a_user')['identity']['id']", "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000001"], "actions": {
                    "Issue": {"type": "OpenApiConnection", "runtimeConfiguration": {"secureData": {"properties": ["outputs"]} }, "inputs": {
                        "host": {"connectionName": "shared_acscommunicationidentity", "operationId": "IssueIdentityAccessToken"}, "parameters": {"identityId": "@items('Each')", "body/scopes": ["chat"]} } },
                    "Use": {"type": "Compose", "runAfter": {"Issue": ["Succeeded"]}, "inputs": "@length(body('Issue')['token'])"} } } } } }
            """, "{}");

        Assert.Contains("Issue:\n          - Succeeded\n          - Failed", file, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", file, StringComparison.Ordinal);
        Assert.Contains("offline: false", file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    [Fact]
    public async Task Has_the_time_the_trigger_and_the_iterations_of_the_run()
    {
        var file = await ExportAsync("orders.json", """
            {"definition": {"triggers": {"manual": {"type": "Request"} }, "actions": {
                "Each": {"type": "Foreach", "foreach": "@triggerBody()?['ids']", "actions": {
                    "Get_row": {"type": "OpenApiConnection", "inputs": {"host": {"connectionName": "shared_commondataserviceforapps", "operationId": "GetItem"}, "parameters": {} } } } },
                "Only_now": {"type": "If", "runAfter": {"Each": ["Failed"]}, "expression": {"greater": ["@ticks(utcNow())", "@ticks('2020-01-01')"]}, "actions": {
                    "Header": {"type": "Compose", "inputs": "@triggerOutputs()['headers']['x-name']"} } } } } }
            """, """{"trigger": {"$trigger": {"headers": {"x-name": "Ada"}, "body": {"ids": [1, 2, 3]} } }, "mocks": {"Get_row": [{}, {"statusCode": 404}, {}]} }""");

        Assert.Matches(@"now: ""20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ""", file);
        Assert.Contains("Get_row:\n          - Succeeded\n          - Failed\n          - Succeeded", file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    [Fact]
    public async Task Of_a_flow_in_a_solution_names_it_and_calls_the_other_flow_again()
    {
        var solution = FlowPageRunTests.MakeSolution();
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "solution.zip"), solution, TestContext.Current.CancellationToken);
        using var content = new ByteArrayContent(solution);
        var flows = JsonNode.Parse(await PostAsync("/api/flows?name=solution.zip", content))!.AsArray();

        var file = await ExportAsync(flows.Single(flow => (string?)flow!["name"] == "Parent")!, new JsonObject());

        Assert.Contains("flow: \"solution.zip#Parent\"", file, StringComparison.Ordinal);
        Assert.Contains("Run_a_child: Succeeded", file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    [Fact]
    public async Task Says_how_many_runs_a_list_starts()
    {
        var file = await ExportAsync("list.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "splitOn": "@triggerBody()?['value']"} }, "actions": {"One": {"type": "Compose", "inputs": "@triggerBody()"} } } }
            """, """{"trigger": {"value": [1, 2]} }""");

        Assert.Contains("runs: 2", file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    [Theory]
    [InlineData("trigger", $$"""{"$trigger": {"headers": {"Authorization": "Bearer {{Secret}}"}, "body": {"password": "{{Secret}}", "token": "{{Secret}}"} } }""")]
    [InlineData("parameters", $$"""{"pin": "{{Secret}}"}""")]
    [InlineData("settings", $$"""{"ServiceKey": "{{Secret}}"}""")]
    [InlineData("mocks", $$"""{"Ask": [{"body": {"clientSecret": "{{Secret}}", "url": "https://contoso.com/?sig={{Secret}}"} }]}""")]
    public async Task Hides_what_is_secret_and_says_so(string given, string value)
    {
        var file = await ExportAsync("secrets.json", """
            {"definition": {"parameters": {"pin": {"type": "SecureString", "defaultValue": ""} }, "triggers": {"manual": {"type": "Request"} }, "actions": {
                "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "https://contoso.com"} } } } }
            """, $$"""{"mocks": {"Ask": [{}]}, "{{given}}": {{value}} }""");

        Assert.DoesNotContain(Secret, file, StringComparison.Ordinal);
        Assert.Contains("# Where it says (hidden: secure data) a secret stood: put a test value there.", file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    [Fact]
    public async Task Hides_the_trigger_where_the_flow_does()
    {
        var file = await ExportAsync("secure.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "runtimeConfiguration": {"secureData": {"properties": ["outputs"]} } } }, "actions": {"Say": {"type": "Compose", "inputs": "hello"} } } }
            """, """{"trigger": {"name": "Ada", "age": 36, "isAdult": true} }""");

        Assert.Contains("name: \"(hidden: secure data)\"\n        age: \"(hidden: secure data)\"\n        isAdult: true", file, StringComparison.Ordinal);
        await PassAsync(file);
    }

    private async Task<string> ExportAsync(string name, string flow, string input)
    {
        Put(name, flow);
        return await ExportAsync(JsonNode.Parse(await PostAsync($"/api/flows?name={name}", flow))![0]!, JsonNode.Parse(input)!);
    }

    /// <summary>As the page does: it runs the flow, and gives back what it was told.</summary>
    private async Task<string> ExportAsync(JsonNode flow, JsonNode input)
    {
        var lines = (await PostAsync($"/api/flows/{flow["id"]}/run", input.ToJsonString())).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        return await PostAsync($"/api/flows/{flow["id"]}/test", new JsonObject
        {
            ["input"] = input.DeepClone(),
            ["history"] = lines[^1]["history"]!.DeepClone(),
            ["runs"] = lines.Count(line => (string?)line["event"] == "runStarted"),
        }.ToJsonString());
    }

    private async Task PassAsync(string file)
    {
        Put("exported.flowtest.yaml", file);
        var (exitCode, output, errors) = await CommandLine.RunAsync("flow", "test", Path.Combine(_folder.Path, "exported.flowtest.yaml"));
        Assert.True(exitCode == 0, $"{file}\n{output}{errors}");
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<string> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await PostAsync(path, content);
    }

    private async Task<string> PostAsync(string path, HttpContent content)
    {
        using var answer = await Client.PostAsync(new Uri(playground.Connector.Page[..^1] + path), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }
}
