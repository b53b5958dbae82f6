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
    public async Task A_flow_that_is_not_there_is_told()
    {
        var run = await _folder.RunAsync("flow", "test", "--init", "./none.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("none.json does not exist.", run.Errors, StringComparison.Ordinal);
    }
}
