using System.IO.Compression;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>A flow that calls another of the same solution: nobody has to give that one.</summary>
[Trait("Category", "CommandLine")]
public sealed class SiblingFlowTests : IDisposable
{
    private const string Parent = "11111111-37ec-ee11-904d-000d3a8edea8";
    private const string OtherChild = "./Other-22222222-37EC-EE11-904D-000D3A8EDEA8.json";

    private const string Test = """
        flow: solution.zip#11111111-37ec-ee11-904d-000d3a8edea8
        cases:
          - name: takes what the flow says that it calls
            mocks: { Get_name: { body: Ada } }
            expect:
              run: Succeeded
              outputs: { Say: "Hello, Ada" }
        """;

    private readonly CommandFolder _folder = new();

    public SiblingFlowTests()
    {
        WriteFlow("Workflows/Parent-11111111-37EC-EE11-904D-000D3A8EDEA8.json", """
            "Run_a_child": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "22222222-37ec-ee11-904d-000d3a8edea8"}, "body": {}}},
            "Say": {"type": "Compose", "inputs": "Hello, @{body('Run_a_child')}", "runAfter": {"Run_a_child": ["Succeeded"]}}
            """);
        WriteFlow("Workflows/Child-22222222-37EC-EE11-904D-000D3A8EDEA8.json", """
            "Run_its_own": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "33333333-37ec-ee11-904d-000d3a8edea8"}}},
            "Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200, "body": "@body('Run_its_own')"}, "runAfter": {"Run_its_own": ["Succeeded"]}}
            """);
        WriteFlow("Workflows/Grandchild-33333333-37EC-EE11-904D-000D3A8EDEA8.json", """
            "Get_name": {"type": "Http", "inputs": {"method": "GET", "uri": "https://example.com/name"}},
            "Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200, "body": "@body('Get_name')"}, "runAfter": {"Get_name": ["Succeeded"]}}
            """);
        WriteFlow("Workflows/Stranger-44444444-37EC-EE11-904D-000D3A8EDEA8.json", """
            "Ask_a_stranger": {"type": "Http", "inputs": {"method": "GET", "uri": "https://example.com/stranger"}}
            """);
        _folder.Write("mocks.json", """{"Get_name": [{"body": "Ada"}]}""");
        ZipFile.CreateFromDirectory(_folder.PathOf("unpacked"), _folder.PathOf("solution.zip"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("./solution.zip")]
    [InlineData("./unpacked")]
    public async Task Runs_with_those_of_its_solution(string solution)
    {
        var run = await _folder.RunAsync(
            "flow", "run", solution, "--flow", Parent, "--offline", "--mocks", "./mocks.json", "--history", "./history.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("Hello, Ada", (string?)_folder.Read("history.json")["actions"]!["Say"]!["outputs"]);
    }

    /// <summary>In one process, where one run may not tell of another.</summary>
    [Fact]
    public async Task Only_a_run_that_wanted_to_call_a_host_names_it()
    {
        var without = await _folder.RunAsync("flow", "run", "./solution.zip", "--flow", Parent);
        var with = await _folder.RunAsync("flow", "run", "./solution.zip", "--flow", Parent, "--mocks", "./mocks.json");

        Assert.Equal((1, "This flow wanted to call example.com. Allow it with --allow-host example.com.\n"), (without.ExitCode, without.Errors));
        Assert.Equal((0, ""), (with.ExitCode, with.Errors));
    }

    [Theory]
    [InlineData("./solution.zip")]
    [InlineData("./unpacked")]
    public async Task Offline_what_the_flows_ask_that_are_called_needs_its_response_before_anything_runs(string solution)
    {
        var run = await _folder.RunAsync("flow", "run", solution, "--flow", Parent, "--offline");

        Assert.Equal((2, "", Needs("Get_name of the flow 'Grandchild'")), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task Offline_what_the_flow_asks_itself_is_named_beside_what_those_ask_that_it_calls()
    {
        WriteChild("""
            "Ask_the_service": {"type": "ApiConnection", "inputs": {"method": "get", "path": "/things", "host": {"connection": {"name": "@parameters('$connections')['things']['connectionId']"} } } },
            "Wait_for_a_call": {"type": "HttpWebhook", "inputs": {"subscribe": {"method": "POST", "uri": "https://example.com/hooks", "body": "@listCallbackUrl()"} } },
            "Each": {"type": "Foreach", "foreach": [1], "actions": {"Run_a_script": {"type": "JavaScriptCode", "inputs": {} } } },
            "Call_back": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "11111111-37ec-ee11-904d-000d3a8edea8"} } },
            "Reply": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200} }
            """);
        _folder.Write("Flow.json", Flow("""
            "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "https://example.com"} },
            "Call": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "22222222-37ec-ee11-904d-000d3a8edea8"} } },
            "Call_again": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "22222222-37ec-ee11-904d-000d3a8edea8"} } }
            """));

        var run = await _folder.RunAsync("flow", "run", "./Flow.json", "--offline", "--child", OtherChild, "--child", "./solution.zip");

        Assert.Equal(
            Needs("Ask, Ask_the_service of the flow 'Other', Wait_for_a_call of the flow 'Other', Run_a_script of the flow 'Other'"),
            run.Errors);
    }

    [Fact]
    public async Task Offline_a_flow_needs_no_responses_where_one_stands_for_all_that_it_does()
    {
        _folder.Write("mocks.json", """{"Run_its_own": [{"body": "Ada"}]}""");

        var run = await _folder.RunAsync("flow", "run", "./solution.zip", "--flow", Parent, "--offline", "--mocks", "./mocks.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Offline_what_the_flows_ask_that_are_called_can_be_made_up()
    {
        var run = await _folder.RunAsync("flow", "run", "./solution.zip", "--flow", Parent, "--offline", "--mock-missing");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Offline_a_flow_that_is_called_and_calls_one_that_is_not_there_fails_where_it_is_called()
    {
        WriteChild("""
            "Call_nobody": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "99999999-37ec-ee11-904d-000d3a8edea8"} } }
            """);

        var run = await _folder.RunAsync("flow", "run", "./solution.zip", "--flow", Parent, "--offline", "--child", OtherChild);

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains("which is not in the same file", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_is_given_comes_before_the_one_of_the_solution()
    {
        WriteChild("""
            "Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200, "body": "Bob"}}
            """);

        var run = await _folder.RunAsync(
            "flow", "run", "./solution.zip", "--flow", Parent, "--offline", "--child", OtherChild, "--history", "./history.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("Hello, Bob", (string?)_folder.Read("history.json")["actions"]!["Say"]!["outputs"]);
    }

    [Fact]
    public async Task A_test_file_may_mock_what_the_flow_asks_that_is_called()
    {
        _folder.Write("solution.flowtest.yaml", Test);

        var test = await _folder.RunAsync("flow", "test", "./solution.flowtest.yaml");

        Assert.Equal((0, ""), (test.ExitCode, test.Errors));
        Assert.Contains("1 passed", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mock_for_a_flow_that_nobody_calls_stands_for_nothing()
    {
        _folder.Write("solution.flowtest.yaml", Test.Replace("Get_name: { body: Ada }", "Get_name: { body: Ada }, Ask_a_stranger: {}", StringComparison.Ordinal));

        var test = await _folder.RunAsync("flow", "test", "./solution.flowtest.yaml");

        Assert.NotEqual(0, test.ExitCode);
        Assert.Contains("'Ask_a_stranger'", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mocks_are_written_for_what_the_flows_that_are_called_ask()
    {
        var mocks = await _folder.RunAsync("flow", "mocks", "./solution.zip", "--flow", Parent, "--file", "./written.json");

        Assert.Equal((0, ""), (mocks.ExitCode, mocks.Errors));
        Assert.Equal(["Get_name"], _folder.Read("written.json").AsObject().Select(mock => mock.Key));
    }

    [Fact]
    public async Task A_test_file_may_expect_the_requests_of_the_flow_that_is_called()
    {
        WriteTest("Get_name: [ { method: GET, path: /name } ]");

        var test = await _folder.RunAsync("flow", "test", "./solution.flowtest.yaml");

        Assert.Equal((0, ""), (test.ExitCode, test.Errors));
    }

    [Theory]
    [InlineData("Get_name: [ { path: /other } ]", "requests.Get_name[0].path")]
    [InlineData("Get_name: none", "requests.Get_name")]
    [InlineData("Get_nam: none", "The flow has no action 'Get_nam'. Did you mean 'Get_name'?")]
    [InlineData("Ask_a_stranger: none", "The flow has no action 'Ask_a_stranger'.")]
    public async Task A_request_of_the_flow_that_is_called_is_as_the_test_file_says(string requests, string message)
    {
        WriteTest(requests);

        var test = await _folder.RunAsync("flow", "test", "./solution.flowtest.yaml");

        Assert.Equal(1, test.ExitCode);
        Assert.Contains(message, string.Join(' ', test.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string Needs(string actions) =>
        $"With --offline every action that calls something needs a response, and these have none: {actions}. Give responses with --mocks FILE, "
        + "which 'acs-connector flow mocks' writes, have them made up with --mock-missing, or run without --offline.\n";

    private void WriteTest(string requests) => _folder.Write("solution.flowtest.yaml", $"{Test}\n      requests: {{ {requests} }}\n");

    private void WriteChild(string actions) => _folder.Write(OtherChild[2..], Flow(actions));

    private void WriteFlow(string file, string actions) => _folder.Write("unpacked/" + file, Flow(actions));

    private static string Flow(string actions) => $$"""
        {"properties": {"connectionReferences": {}, "definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": { {{actions}} } } }, "schemaVersion": "1.0.0.0"}
        """;
}
