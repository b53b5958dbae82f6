using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Playground;

/// <summary>What the page's server tells of flows and their runs.</summary>
public sealed class FlowPageRunTests(RunningPage playground) : IClassFixture<RunningPage>
{
    private const string Orders = """
        {"definition": {"triggers": {"manual": {"type": "Request"} }, "actions": {
            "Get_row": {"type": "OpenApiConnection", "inputs": {"host": {"connectionName": "shared_commondataserviceforapps", "operationId": "GetItem"}, "parameters": {} } },
            "City": {"type": "Compose", "runAfter": {"Get_row": ["Succeeded"]}, "inputs": "@toUpper(body('Get_row')?['city'])"} } } }
        """;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task Names_the_connector_and_the_operation_of_each_action()
    {
        var flow = await OpenSampleAsync("quickstart");

        Assert.Equal("Communication Identity", (string?)flow["asked"]!["Create_a_user"]!["service"]);
        Assert.Equal("Create a user", (string?)flow["asked"]!["Create_a_user"]!["operation"]);
        Assert.Equal("Dataverse", (string?)(await OpenAsync(Orders))["asked"]!["Get_row"]!["service"]);
    }

    [Fact]
    public async Task Tells_each_reason_of_a_flow_that_cannot_run_by_itself()
    {
        var flow = await OpenAsync(Orders);

        var (status, answer) = await PostAsync($"/api/flows/{flow["id"]}/run", "{}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var reason = Assert.Single(JsonNode.Parse(answer)!["error"]!["reasons"]!.AsArray());
        Assert.Equal(("Get_row", "Dataverse"), ((string?)reason!["action"], (string?)reason["service"]));
    }

    [Fact]
    public async Task Makes_the_mocks_that_are_missing_and_one_that_is_asked_for()
    {
        var flow = await OpenAsync(Orders);

        var (_, missing) = await PostAsync($"/api/flows/{flow["id"]}/mocks", "{}");
        var mocks = JsonNode.Parse(missing)!["mocks"]!;
        var (_, one) = await PostAsync($"/api/flows/{flow["id"]}/mocks", """{"action": "Get_row"}""");
        var (_, run) = await PostAsync($"/api/flows/{flow["id"]}/run", $$"""{"mocks": {{mocks.ToJsonString()}} }""");

        Assert.NotNull(mocks["Get_row"]![0]!["body"]!["city"]);
        Assert.True(JsonNode.DeepEquals(mocks, JsonNode.Parse(one)!["mocks"]));
        Assert.Equal("Succeeded", (string?)HistoryOf(run)["status"]);
    }

    [Fact]
    public async Task Says_at_the_field_of_mocks_that_one_is_for_an_action_that_asks_nobody()
    {
        var flow = await OpenAsync(Orders);

        var (status, answer) = await PostAsync($"/api/flows/{flow["id"]}/run", """{"mocks": {"City": [{}]}}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("mocks", (string?)JsonNode.Parse(answer)!["error"]!["target"]);
    }

    [Fact]
    public async Task Shows_what_is_secure_of_one_action_of_the_last_runs_when_asked()
    {
        var flow = await OpenSampleAsync("quickstart");
        var (_, run) = await PostAsync($"/api/flows/{flow["id"]}/run", "{}");
        var id = (string?)HistoryOf(run)["name"];
        const string Wanted = """{"action": "Issue_a_user_access_token", "iterations": []}""";

        var (status, shown) = await PostAsync($"/api/runs/{id}/secure", Wanted);

        Assert.DoesNotContain("eyJ", run, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("eyJ", (string?)JsonNode.Parse(shown)!["record"]!["outputs"]!["body"]!["token"], StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
            await PostAsync($"/api/flows/{flow["id"]}/run", "{}");
        var (gone, answer) = await PostAsync($"/api/runs/{id}/secure", Wanted);
        Assert.Equal(HttpStatusCode.NotFound, gone);
        Assert.StartsWith("This run is not kept any more", (string?)JsonNode.Parse(answer)!["error"]!["message"], StringComparison.Ordinal);
    }

    /// <summary>In the line of the action, in that of who reads it, and in the history.</summary>
    [Theory]
    [InlineData("token", "eyJhbGciOiJub25lIn0.eyJjYW5hcnkiOiJ5ZXMifQ.Y2FuYXJ5")]
    [InlineData("clientSecret", "a-canary-nobody-may-see")]
    [InlineData("url", "https://contoso.com/?sig=a-canary-nobody-may-see", "a-canary-nobody-may-see")]
    public async Task Hides_a_secret_that_the_flow_does_not_mark(string name, string value, string? secret = null)
    {
        var flow = await OpenAsync(Orders.Replace("@toUpper(body('Get_row')?['city'])", "@body('Get_row')", StringComparison.Ordinal));

        var (_, run) = await PostAsync($"/api/flows/{flow["id"]}/run", $$"""{"mocks": {"Get_row": [{"body": {"{{name}}": "{{value}}"} }]} }""");

        Assert.Equal("Succeeded", (string?)HistoryOf(run)["status"]);
        Assert.DoesNotContain(secret ?? value, run, StringComparison.Ordinal);
        Assert.Contains("(hidden: secure data)", run, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    public async Task Refuses_to_show_what_is_secure_for_an_input_that_is_none(string input)
    {
        var (status, _) = await PostAsync("/api/runs/any/secure", input);

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData("power-automate")]
    [InlineData("consumption")]
    [InlineData("standard")]
    public async Task Runs_the_nightly_clean_up_with_users_that_are_there(string format)
    {
        var flow = await OpenSampleAsync("nightly-clean-up", format);

        var (_, run) = await PostAsync($"/api/flows/{flow["id"]}/run", $$"""{"parameters": {{flow["parameters"]!.ToJsonString()}} }""");

        var summary = HistoryOf(run)["actions"]!["Summary"]!["outputs"]!;
        Assert.Equal(2, summary["deleted"]!.AsArray().Count);
        Assert.Empty(summary["failed"]!.AsArray());
    }

    [Fact]
    public async Task Runs_a_flow_of_a_solution_with_the_one_that_it_calls()
    {
        var flow = (await OpenSolutionAsync()).Single(flow => (string?)flow!["name"] == "Parent")!;

        var (_, run) = await PostAsync($"/api/flows/{flow["id"]}/run", "{}");

        Assert.Equal("Hello, Ada", (string?)HistoryOf(run)["actions"]!["Say"]!["outputs"]);
    }

    internal static byte[] MakeSolution()
    {
        var zip = new MemoryStream();
        using (var entries = new ZipArchive(zip, ZipArchiveMode.Create))
        {
            Add("Parent-11111111-37EC-EE11-904D-000D3A8EDEA8", """
                "Run_a_child": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "22222222-37ec-ee11-904d-000d3a8edea8"} } },
                "Say": {"type": "Compose", "inputs": "Hello, @{body('Run_a_child')}", "runAfter": {"Run_a_child": ["Succeeded"]} }
                """);
            Add("Child-22222222-37EC-EE11-904D-000D3A8EDEA8", """
                "Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200, "body": "Ada"} }
                """);

            void Add(string name, string actions)
            {
                using var entry = new StreamWriter(entries.CreateEntry($"Workflows/{name}.json").Open());
                entry.Write($$"""{"properties": {"connectionReferences": {}, "definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": { {{actions}} } } } }""");
            }
        }

        return zip.ToArray();
    }

    private async Task<JsonArray> OpenSolutionAsync()
    {
        using var content = new ByteArrayContent(MakeSolution());
        using var answer = await Client.PostAsync(new Uri(playground.Connector.Page[..^1] + "/api/flows?name=solution.zip"), content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsArray();
    }

    private async Task<JsonNode> OpenSampleAsync(string name, string format = "power-automate") =>
        JsonNode.Parse((await PostAsync($"/api/flows/samples/{format}/{name}", "")).Text)![0]!;

    private async Task<JsonNode> OpenAsync(string flow) => JsonNode.Parse((await PostAsync("/api/flows?name=orders.json", flow)).Text)![0]!;

    private static JsonNode HistoryOf(string lines) => JsonNode.Parse(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!["history"]!;

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(new Uri(playground.Connector.Page[..^1] + path), content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
