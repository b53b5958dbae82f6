namespace AcsConnector.Cli.Tests.Commands;

/// <summary><c>flow test</c>: which runs a case starts, whom they call, and what ends them.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowTestRunsTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_called_unless_the_file_says_so_and_then_this_connectors_API_alone()
    {
        var quickstart = SourceTree.At("connector", "flows", "power-automate", "quickstart.json");
        var file = $$"""
            flow: {{quickstart}}
            defaults: { offline: false }
            cases:
              - name: makes a user
                expect: { run: Succeeded }
            """;
        _folder.Write("a.flowtest.yaml", file);
        _folder.Write("b.flowtest.yaml", file.Replace("false", "true", StringComparison.Ordinal));

        var online = await _folder.RunAsync("flow", "test", "./a.flowtest.yaml");
        var offline = await _folder.RunAsync("flow", "test", "./b.flowtest.yaml");

        Assert.Equal((0, ""), (online.ExitCode, online.Errors));
        Assert.Equal(1, offline.ExitCode);
        Assert.Contains("run\n        expected  Succeeded\n        actual    Failed", offline.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ body: [ { state: final }, { state: final } ] }", "{ runs: 2, run: Succeeded, actions: { Send: Succeeded }, requests: { Send: [ {}, {} ] } }", true)]
    [InlineData("{ body: [ { state: final }, { state: final } ] }", "{ runs: 1 }", false)]
    [InlineData("{ body: [] }", "{ runs: 0, requests: { Send: none } }", true)]
    [InlineData("{ body: [] }", "{ run: NotStarted }", true)]
    [InlineData("{ body: [] }", "{ run: Succeeded }", false)]
    [InlineData("{ body: [] }", "{ iterations: { Send: 0 } }", false)]
    [InlineData("{ body: [ { state: draft } ] }", "{ run: NotStarted, requests: { Send: none } }", true)]
    [InlineData("{ body: [ { state: draft } ] }", "{ run: Succeeded }", false)]
    [InlineData("{ body: [ { state: draft } ] }", "{ actions: { Send: Succeeded } }", false)]
    public async Task A_list_starts_several_runs_and_a_condition_none(string trigger, string expect, bool passes)
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http", "splitOn": "@triggerBody()",
                "conditions": [{"expression": "@equals(triggerBody()['state'], 'final')"}]}},
             "actions": {"Send": {"type": "Http", "inputs": {"method": "POST", "uri": "https://example.com"}}}}}
            """);
        _folder.Write("a.flowtest.yaml", $"{{ flow: flow.json, cases: [ {{ name: a, trigger: {trigger}, mocks: {{ Send: {{}} }}, expect: {expect} }} ] }}");

        var run = await _folder.RunAsync("flow", "test", "./");

        Assert.True(run.ExitCode == (passes ? 0 : 1), run.Output + run.Errors);
    }

    [Fact]
    public async Task Limits_end_a_run()
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Each": {"type": "Foreach", "foreach": "@range(0, 1000)", "actions": {"X": {"type": "Compose", "inputs": 1}}}}}}
            """);
        _folder.Write("a.flowtest.yaml", """
            flow: flow.json
            defaults: { limits: { maxActions: 100 } }
            cases:
              - { name: too many, expect: { run: Failed, error: { message: max-actions } } }
              - { name: enough, limits: { maxActions: 2000 }, expect: { run: Succeeded, iterations: { X: 1000 } } }
            """);

        var run = await _folder.RunAsync("flow", "test", "./");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
