using System.IO.Compression;
using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>Through the front door: the program's arguments, its outputs and its exit codes.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowLintCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    [Fact]
    public async Task Our_samples_are_clean()
    {
        var samples = Path.Combine(SourceTree.Root, "connector", "flows");
        var (exitCode, output, errors) = await RunAsync(
            [.. Directory.GetFiles(Path.Combine(samples, "power-automate"), "*.json"), .. Directory.GetFiles(Path.Combine(samples, "consumption"), "*.json"), Path.Combine(samples, "standard")]);
        Assert.EndsWith("\n0 errors, 0 warnings, 0 notes, 3 infos\n", output, StringComparison.Ordinal);
        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Prints_each_finding_with_its_place_its_action_and_what_to_do()
    {
        WriteFlow("'IssueIdentityAccessTokens'");

        var (exitCode, output, errors) = await RunAsync("./flow.json");

        Assert.Equal("""
            flow.json:6:57: error OperationUnknown
                Issue: 'Communication Identity' has no operation 'IssueIdentityAccessTokens'. Did you mean 'IssueIdentityAccessToken'?
                at /actions/Issue/inputs/host/operationId
                Correct 'operationId', or give the connector's newer definition with --connector.

            1 error, 0 warnings, 0 notes

            """, output);
        Assert.Empty(errors);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task A_warning_makes_the_exit_code_1_and_a_note_does_not()
    {
        WriteFlow("'IssueIdentityAccessToken'");
        Assert.Equal((1, "0 errors, 1 warning, 0 notes"), await SummaryAsync("./flow.json"));
        WriteFlow("'CreateCommunicationIdentity'", "{}");
        Assert.Equal((0, "0 errors, 0 warnings, 1 note"), await SummaryAsync("./flow.json"));
    }

    [Fact]
    public async Task A_flow_that_is_called_and_cannot_be_saved_is_found_and_not_run()
    {
        _folder.Write("flow.json", Calls("middle"));
        _folder.Write("middle.json", Calls("child"));
        _folder.Write("child.json", """
            {"triggers": {"m": {"type": "Request"}}, "actions": {"Wait": {"type": "Until", "expression": "@true", "actions": {}},
                "Again": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "flow"}}}}}
            """);
        _folder.Write("mocks.json", """{"Call": [{}]}""");
        string[] given = ["--child", "./middle.json", "--child", "./child.json", "--child", "./flow.json"];
        const string Reason = "Call: The flow 'middle' that it calls cannot be saved: Call: The flow 'child' that it calls cannot be saved: Wait: It has no 'limit': a count, a timeout, or both. (/actions/Wait) (/actions/Call)";

        var lint = await _folder.RunAsync(["flow", "lint", "./flow.json", .. given]);
        var run = await _folder.RunAsync(["flow", "run", "./flow.json", .. given]);
        var mocked = await _folder.RunAsync(["flow", "run", "./flow.json", "--mocks", "./mocks.json", .. given]);

        Assert.Equal((1, 2, 0), (lint.ExitCode, run.ExitCode, mocked.ExitCode));
        Assert.Contains("error ChildNotValid\n    " + Reason, lint.Output, StringComparison.Ordinal);
        Assert.Equal($"The flow 'flow' cannot run:\n  {Reason} (/actions/Call)\n", run.Errors);
    }

    [Fact]
    public async Task Writes_JSON()
    {
        WriteFlow("'IssueIdentityAccessToken'");
        var (exitCode, output, _) = await RunAsync("./flow.json", "-o", "json");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {
                "errors": 0,
                "warnings": 1,
                "notes": 0,
                "findings": [
                    {
                        "rule": "TokenOutputNotSecure",
                        "severity": "warning",
                        "file": "flow.json",
                        "line": 4,
                        "column": 5,
                        "path": "/actions/Issue",
                        "action": "Issue",
                        "message": "Its output has a token ('body/token') and is not marked secure.",
                        "fix": "Switch on Secure outputs in the action's settings (runtimeConfiguration.secureData)."
                    }
                ]
            }
            """), JsonNode.Parse(output)), output);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Writes_SARIF()
    {
        WriteFlow("'IssueIdentityAccessToken'", "{'identityId': '@outputs(`None`)', 'body/scope': ['chat']}");
        var (exitCode, output, _) = await _folder.RunProcessAsync("flow", "lint", "flow.json", "-o", "sarif");

        var log = JsonNode.Parse(output)!;
        Assert.Equal("2.1.0", Text(log["version"]));
        var run = Assert.Single(log["runs"]!.AsArray())!;
        Assert.Equal("acs-connector flow lint", Text(run["tool"]!["driver"]!["name"]));
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.Equal(["TokenOutputNotSecure", "RequiredMissing", "ActionUnknown", "BodyPathWrong"], rules.Select(rule => Text(rule!["id"])));
        Assert.Equal(["warning", "error", "error", "error"], rules.Select(rule => Text(rule!["defaultConfiguration"]!["level"])));
        Assert.Equal("An expression names an action that does not exist.", Text(rules[2]!["shortDescription"]!["text"]));

        var results = run["results"]!.AsArray();
        Assert.Equal([0, 1, 2, 3], results.Select(result => result!["ruleIndex"]!.GetValue<int>()));
        Assert.StartsWith("Issue: outputs('None') names no action. ", Text(results[2]!["message"]!["text"]), StringComparison.Ordinal);
        var place = results[3]!["locations"]![0]!;
        Assert.Equal("flow.json", Text(place["physicalLocation"]!["artifactLocation"]!["uri"]));
        Assert.Equal(7, place["physicalLocation"]!["region"]!["startLine"]!.GetValue<int>());
        Assert.Equal("/actions/Issue/inputs/parameters/body~1scope", Text(place["logicalLocations"]![0]!["fullyQualifiedName"]));
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Checks_several_files_and_what_is_in_a_zip()
    {
        WriteFlow("'IssueIdentityAccessToken'");
        using (var zip = ZipFile.Open(_folder.PathOf("export.zip"), ZipArchiveMode.Create))
            zip.CreateEntryFromFile(_folder.PathOf("flow.json"), "Workflows/flow.json");
        var (_, output, _) = await RunAsync("./flow.json", "./export.zip");
        Assert.StartsWith("flow.json:4:5: warning TokenOutputNotSecure", output, StringComparison.Ordinal);
        Assert.Contains("export.zip!Workflows/flow.json:1:1: warning TokenOutputNotSecure", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_is_called_is_found_in_the_same_zip_and_among_the_other_files()
    {
        _folder.Write("caller.json", Calls("child"));
        _folder.Write("child.json", """
            {"triggers": {"m": {"type": "Request", "kind": "Http"}}, "actions": {"Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200}}}}
            """);
        using (var zip = ZipFile.Open(_folder.PathOf("export.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(_folder.PathOf("caller.json"), "Workflows/caller.json");
            zip.CreateEntryFromFile(_folder.PathOf("child.json"), "Workflows/child.json");
        }

        Assert.Equal((0, "0 errors, 0 warnings, 0 notes, 1 info"), await SummaryAsync("./caller.json"));
        Assert.Equal((0, "0 errors, 0 warnings, 0 notes"), await SummaryAsync("./export.zip"));
        Assert.Equal((0, "0 errors, 0 warnings, 0 notes"), await SummaryAsync("./caller.json", "./child.json"));
    }

    [Fact]
    public async Task Checks_with_another_connector()
    {
        WriteFlow("'Greet'", "{'nam': 'x'}");
        _folder.Write("greeter.json", """
            {"swagger": "2.0", "info": {"title": "Greeter"}, "paths": {"/greet": {"get": {"operationId": "Greet", "parameters": [{"name": "name", "in": "query", "type": "string"}]}}}}
            """);
        Assert.Equal((0, "0 errors, 0 warnings, 0 notes, 1 info"), await SummaryAsync("./flow.json"));
        var (exitCode, output, _) = await RunAsync("./flow.json", "--connector", "./greeter.json");
        Assert.Contains("Issue: 'Greet' has no parameter 'nam'. Did you mean 'name'?", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Theory]
    [InlineData("nowhere.json does not exist.", "./nowhere.json")]
    [InlineData("is JSON, but no flow.", "./empty.json")]
    [InlineData("nowhere.json does not exist.", "./flow.json", "--connector", "./nowhere.json")]
    [InlineData("is not Swagger 2.0", "./flow.json", "--connector", "./empty.json")]
    [InlineData("--output is text, json or sarif, not 'xml'.", "./flow.json", "-o", "xml")]
    [InlineData("'acs-connector flow lint' needs FILE: ")]
    public async Task Bad_input_is_one_line_and_exit_code_2(string words, params string[] arguments)
    {
        WriteFlow("'IssueIdentityAccessToken'");
        _folder.Write("empty.json", "{}");
        var (exitCode, output, errors) = await RunAsync(arguments);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Empty(output);
        Assert.Equal(2, exitCode);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A flow with one action; ' stands for " and ` for '.</summary>
    private void WriteFlow(string operationId, string parameters = "{'identityId': 'x', 'body/scopes': ['chat']}") => _folder.Write(
        "flow.json",
        $$$"""
        {
          'triggers': {'manual': {'type': 'Request'}},
          'actions': {
            'Issue': {
              'type': 'OpenApiConnection',
              'inputs': {'host': {'connectionName': 'shared_x', 'operationId': {{{operationId}}}},
                'parameters': {{{parameters}}}}
            }
          }
        }
        """.Replace('\'', '"').Replace('`', '\''));

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string Calls(string flow) =>
        $$"""{"triggers": {"m": {"type": "Request"} }, "actions": {"Call": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "{{flow}}"} } } } }""";

    private async Task<(int ExitCode, string LastLine)> SummaryAsync(params string[] arguments)
    {
        var (exitCode, output, _) = await RunAsync(arguments);
        return (exitCode, output.TrimEnd().Split('\n')[^1]);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => _folder.RunAsync(["flow", "lint", .. arguments]);
}
