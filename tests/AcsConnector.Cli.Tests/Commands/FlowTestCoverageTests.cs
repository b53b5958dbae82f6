namespace AcsConnector.Cli.Tests.Commands;

/// <summary><c>flow test --coverage</c>: what of a flow no case reached.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowTestCoverageTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public FlowTestCoverageTests()
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Each": {"type": "Foreach", "foreach": "@triggerBody()", "actions": {
                    "If_large": {"type": "If", "expression": {"greater": ["@item()", 5]}, "actions": {
                        "Large": {"type": "Compose", "inputs": "<b>"}}},
                    "By_value": {"type": "Switch", "expression": "@item()", "cases": {
                        "One": {"case": 1, "actions": {"First": {"type": "Compose", "inputs": 1}}}, "Two": {"case": 2, "actions": {}}}, "default": {"actions": {}}, "runAfter": {"If_large": ["Succeeded", "Failed"]}}}},
                "Fallen": {"type": "Compose", "inputs": 1, "runAfter": {"Each": ["Failed", "TimedOut"]}}}}}
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[]", "Each|", "1 of 6 actions, 0 of 5 branches, 0 of 4 runAfter statuses")]
    [InlineData("[1]", "Each, If_large, By_value, First|If_large: false, By_value: One|By_value after If_large: Succeeded", "4 of 6 actions, 2 of 5 branches, 1 of 4 runAfter statuses")]
    [InlineData("[2]", "By_value: Two", "3 of 6 actions, 2 of 5 branches, 1 of 4 runAfter statuses")]
    [InlineData("[3]", "By_value: default", "3 of 6 actions, 2 of 5 branches, 1 of 4 runAfter statuses")]
    [InlineData("[1, 2, 1, 9]", "Each, If_large, By_value, First, Large|If_large: true, If_large: false, By_value: One, By_value: Two, By_value: default|By_value after If_large: Succeeded", "5 of 6 actions, 5 of 5 branches, 1 of 4 runAfter statuses")]
    [InlineData("[\"a\"]", "Each, If_large, Fallen|Fallen after Each: Failed, By_value after If_large: Failed", "")]
    public async Task Parts_that_no_case_reached_are_named(string items, string reached, string numbers)
    {
        _folder.Write("a.flowtest.yaml", $"{{flow: flow.json, cases: [{{name: a, trigger: {{body: {items}}}, expect: {{actions: {{}}, runs: 1}}}}]}}");

        var run = await _folder.RunAsync("flow", "test", "./", "--coverage");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(numbers, run.Output, StringComparison.Ordinal);
        var missed = run.Output.Split('\n').Where(line => line.StartsWith("  not reached: ", StringComparison.Ordinal)).Select(line => line.Split(' ', 6)[^1]).ToList();
        Assert.All(reached.Split('|').SelectMany(part => part.Split(", ")).Where(name => name.Length > 0), name => Assert.DoesNotContain(name, missed));
        Assert.Contains("Fallen after Each: TimedOut", missed);
    }

    [Fact]
    public async Task A_page_has_all_parts_and_no_markup_of_others()
    {
        _folder.Write("flow.json", _folder.Text("flow.json").Replace("Fallen", "<i>Fallen", StringComparison.Ordinal));
        _folder.Write("a.flowtest.yaml", "{flow: flow.json, cases: [{name: a, trigger: {body: []}, expect: {run: Succeeded}}]}");

        var run = await _folder.RunAsync("flow", "test", "./", "-o", "json", "--coverage", "./coverage.html");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Reached of ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("<tr><td>action</td><td>Each</td><td>yes</td></tr>", _folder.Text("coverage.html"), StringComparison.Ordinal);
        Assert.Contains("<tr class=\"missed\"><td>action</td><td>&lt;i&gt;Fallen</td><td>no</td></tr>", _folder.Text("coverage.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_behind_it_is_no_page()
    {
        var run = await _folder.RunAsync("flow", "test", "--coverage", "./");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--coverage takes a file that ends in .html", run.Errors, StringComparison.Ordinal);
    }
}
