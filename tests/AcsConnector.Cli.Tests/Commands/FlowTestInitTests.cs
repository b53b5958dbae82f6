namespace AcsConnector.Cli.Tests.Commands;

/// <summary><c>flow test --init</c>: a first test file that passes, with a case for each branch.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowTestInitTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_first_file_has_a_case_for_each_branch_and_passes()
    {
        _folder.Write("My flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Get_row": {"type": "OpenApiConnection", "inputs": {"host": {"apiId": "/apis/shared_rows", "operationId": "GetRow"}, "parameters": {"id": "@triggerBody()['id']"}}},
                "If_large": {"type": "If", "expression": {"greater": ["@body('Get_row')['count']", 5]}, "actions": {
                    "By_kind": {"type": "Switch", "expression": "@body('Get_row')['kind']", "cases": {
                        "New": {"case": "new", "actions": {}}, "Old": {"case": "old", "actions": {"Tell": {"type": "Http", "inputs": {"method": "GET", "uri": "https://example.com"}}}}},
                        "default": {"actions": {}}}}, "runAfter": {"Get_row": ["Succeeded"]}},
                "Never": {"type": "If", "expression": {"equals": [1, 2]}, "actions": {}, "runAfter": {"If_large": ["Succeeded"]}},
                "Sorry": {"type": "Response", "inputs": {"statusCode": 502}, "runAfter": {"Get_row": ["Failed", "TimedOut"]}}}}}
            """);

        var init = await _folder.RunAsync("flow", "test", "--init", "./My flow.json");
        var again = await _folder.RunAsync("flow", "test", "--init", "./My flow.json");
        var run = await _folder.RunAsync("flow", "test", "./", "--coverage");

        Assert.Equal((0, ""), (init.ExitCode, init.Errors));
        Assert.EndsWith("cases; branches and runAfter statuses not reached: 1.\n", init.Output, StringComparison.Ordinal);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("My flow.flowtest.yaml is there already", again.Errors, StringComparison.Ordinal);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors + _folder.Text("My flow.flowtest.yaml"));
        Assert.Equal(
            ["  not reached: branch Never: true"],
            run.Output.Split('\n').Where(line => line.StartsWith("  not reached", StringComparison.Ordinal)));
        Assert.EndsWith("# No case was found that reaches:\n#   Never: true\n", _folder.Text("My flow.flowtest.yaml"), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(SourceTree.At("src", "AcsConnector.Flows.Testing", "flowtest.schema.json"), TestContext.Current.CancellationToken), _folder.Text("flowtest.schema.json"));
    }

    [Theory]
    [InlineData("power-automate/token-for-my-app.json")]
    [InlineData("consumption/nightly-clean-up.json")]
    [InlineData("standard/teams-exchange/workflow.json")]
    public async Task The_first_file_of_a_sample_passes(string sample)
    {
        Testing.Flows.SampleFlows.CopyTo(_folder.Path);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*.flowtest.yaml", SearchOption.AllDirectories))
            File.Delete(file);

        var init = await _folder.RunAsync("flow", "test", "--init", $"./{sample}");
        var run = await _folder.RunAsync("flow", "test", "./", "--coverage");

        Assert.Equal((0, ""), (init.ExitCode, init.Errors));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.DoesNotContain("not reached: branch", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached: action", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connectors_and_called_flows_are_given_and_stand_in_the_file()
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Get_row": {"type": "OpenApiConnection", "inputs": {"host": {"connectionName": "rows", "operationId": "GetRow"}, "parameters": {"id": "1"}}},
                "Call": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "called"}, "body": "@body('Get_row')?['name']"}, "runAfter": {"Get_row": ["Succeeded"]}}}}}
            """);
        _folder.Write("more/called.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200, "body": "@triggerBody()"}}}}}
            """);
        _folder.Write("more/rows.json", """
            {"swagger": "2.0", "info": {"title": "Rows"}, "paths": {"/rows/{id}": {"get": {"operationId": "GetRow",
                "parameters": [{"name": "id", "in": "path", "required": true, "type": "string"}],
                "responses": {"200": {"schema": {"type": "object", "properties": {"name": {"type": "string", "enum": ["Ada"]}}}}}}}}}
            """);

        var init = await _folder.RunAsync("flow", "test", "--init", "./flow.json", "--connector", "./more/rows.json", "--child", "./more/called.json");
        var run = await _folder.RunAsync("flow", "test", "./");
        var alone = await _folder.RunAsync("flow", "test", "./", "--child", "./more/called.json");

        Assert.Equal((0, ""), (init.ExitCode, init.Errors));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors + _folder.Text("flow.flowtest.yaml"));
        Assert.Contains("\nconnectors:\n  - more/rows.json\nchildren:\n  - more/called.json\n", _folder.Text("flow.flowtest.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("\n    Call:\n", _folder.Text("flow.flowtest.yaml"), StringComparison.Ordinal);
        Assert.Contains("name: Ada", _folder.Text("flow.flowtest.yaml"), StringComparison.Ordinal);
        Assert.Equal(2, alone.ExitCode);
        Assert.Contains("--connector and --child belong to --init", alone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_is_not_there_is_told()
    {
        var run = await _folder.RunAsync("flow", "test", "--init", "./none.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("none.json does not exist.", run.Errors, StringComparison.Ordinal);
    }
}
