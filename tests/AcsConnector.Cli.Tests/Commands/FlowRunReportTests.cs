using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>What <c>flow run</c> tells at the end of a run.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowRunReportTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    [Fact]
    public async Task A_failing_action_says_why_though_its_outputs_are_secure()
    {
        WriteQuickstartWithScope("chatt");

        var run = await _folder.RunAsync("flow", "run", "./bad-scope.json", "--history", "./run.json");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Matches(
            @"✗ Issue_a_user_access_token +Failed +BadRequest \(400\) .*\n    ValidationError: Invalid scopes - chatt is not a valid scope\.\n    outputs are secure: --show-secure shows them\n",
            run.Output);
        Assert.EndsWith("\n\nFailed: Issue_a_user_access_token (400)\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"headers\"", run.Output, StringComparison.Ordinal);

        var history = _folder.Read("run.json");
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"statusCode": 400, "code": "ValidationError", "message": "Invalid scopes - chatt is not a valid scope."}"""),
                history["actions"]!["Issue_a_user_access_token"]!["failure"]),
            $"{history}");
    }

    [Fact]
    public async Task With_show_secure_nothing_is_hidden()
    {
        WriteQuickstartWithScope("chatt");

        var run = await _folder.RunAsync("flow", "run", "./bad-scope.json", "--show-secure");

        Assert.Contains("ValidationError: Invalid scopes - chatt is not a valid scope.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("outputs are secure", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Last": {"type": "Compose", "inputs": {"a": 1}}}""", "\n\nBody of Last:\n{\n  \"a\": 1\n}\n")]
    [InlineData("""{"Last": {"type": "Http", "inputs": {"method": "GET", "uri": "https://example.com"}}}""", "✓ Succeeded in 0 ms\n")]
    [InlineData("""{"Last": {"type": "Response", "inputs": {"statusCode": 202, "headers": {"x-a": "b"}, "body": "Yes"}}}""", "\n\nResponse 202:\n\"Yes\"\n")]
    public async Task After_a_success_there_is_the_response_or_the_last_body_and_no_header(string actions, string end)
    {
        _folder.Write("flow.json", $$"""{"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": {{actions}} } }""");
        _folder.Write("mocks.json", actions.Contains("Http", StringComparison.Ordinal) ? """{"Last": [{"statusCode": 204, "headers": {"x-a": "b"}}]}""" : "{}");

        var run = await _folder.RunAsync("flow", "run", "./flow.json", "--mocks", "./mocks.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.EndsWith(end, System.Text.RegularExpressions.Regex.Replace(run.Output, "in [0-9]+ ms", "in 0 ms"), StringComparison.Ordinal);
        Assert.DoesNotContain("x-a", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_the_trigger_splits_is_a_run_for_each_item()
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "splitOn": "@triggerBody()", "conditions": [{"expression": "@greater(triggerBody(), 1)"}]}},
             "actions": {"Twice": {"type": "Compose", "inputs": "@mul(triggerBody(), int(triggerOutputs()['headers']['times']))"}}}}
            """);
        _folder.Write("trigger.json", """{"$trigger": {"headers": {"times": "2"}, "body": [1, 2]}}""");

        var run = await _folder.RunAsync("flow", "run", "./flow.json", "--trigger", "./trigger.json", "--history", "./run.json");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains("its condition '@greater(triggerBody(), 1)' is false.\n\nRun 2 of 2\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Body of Twice:\n4\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["NotStarted", "Succeeded"], _folder.Read("run.json").AsArray().Select(one => $"{one!["status"]}"));
    }

    [Theory]
    [InlineData("""{"$schema": "deploymentParameters.json#", "parameters": {"to": {"value": "b"}}}""", 0, "Body of Mail:\n\"to b\"\n")]
    [InlineData("""{"to": "b"}""", 0, "Body of Mail:\n\"to b\"\n")]
    [InlineData("""{"other": "b"}""", 2, "the parameter 'to' of the template has none. Give it among the parameters.")]
    public async Task A_templates_parameters_are_given_as_a_file(string parameters, int exitCode, string said)
    {
        _folder.Write("flow.json", """
            {"parameters": {"to": {"type": "string"}}, "resources": [{"type": "Microsoft.Logic/workflows", "name": "w", "properties": {"definition":
             {"triggers": {"manual": {"type": "Request"}}, "actions": {"Mail": {"type": "Compose", "inputs": "[concat('to ', parameters('to'))]"}}}}}]}
            """);
        _folder.Write("parameters.json", parameters);

        var run = await _folder.RunAsync("flow", "run", "./flow.json", "--parameters", "./parameters.json");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(said, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--max-time", "200ms", "it took longer than 00:00:00.2000000 (max-time).")]
    [InlineData("--max-actions", "50", "more than 50 actions ran (max-actions).")]
    [InlineData("--max-memory", "20MB", "it keeps more than 20 MB (max-memory).")]
    public async Task A_flow_without_an_end_ends_at_its_limit(string option, string limit, string said)
    {
        WriteEndless();

        var run = await _folder.RunAsync("flow", "run", "./flow.json", option, limit);

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"RunLimitExceeded: The run was ended: {said}\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--max-time", "soon")]
    [InlineData("--max-time", "0s")]
    [InlineData("--max-actions", "1.x")]
    [InlineData("--max-memory", "200")]
    public async Task A_limit_that_is_none_is_refused(string option, string limit)
    {
        WriteEndless();

        var run = await _folder.RunAsync("flow", "run", "./flow.json", option, limit);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{option} is an amount such as ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trigger_of_another_shape_is_refused()
    {
        _folder.Write("flow.json", """{"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {}}}""");
        _folder.Write("trigger.json", """{"$trigger": {"header": {}}}""");

        var run = await _folder.RunAsync("flow", "run", "./flow.json", "--trigger", "./trigger.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("trigger.json: \"$trigger\" has no \"header\"", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_failure_of_a_long_loop_is_told()
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Each": {"type": "Foreach", "foreach": "@range(0, 15)", "actions": {"Divide": {"type": "Compose", "inputs": "@div(1, sub(12, item()))"}}}}}}
            """);

        var run = await _folder.RunAsync("flow", "run", "./flow.json");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"\n  ✗ Each › Divide \[13\] +Failed +BadRequest .*\n      InvalidTemplate: ", run.Output);
        Assert.EndsWith("\nFailed: Divide (InvalidTemplate)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_stand_under_their_parent_with_iteration_status_code_and_skipped_waits()
    {
        WriteNested();

        var run = await _folder.RunAsync("flow", "run", "./nested.json", "--mocks", "./nested.mocks.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        // What took real time on top differs from run to run.
        var lines = run.Output.Split('\n').Skip(2).TakeWhile(line => line.Length > 0)
            .Select(line => System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(line, @"[0-9.]+ m?s$", ""), " {2,}(?=[^ ▸✓○✗↻])", " ").TrimEnd());
        Assert.Equal(
            [
                "▸ Each",
                "  ▸ Each › Check [1]",
                "    ○ Each › Get_row [1] Skipped ActionSkipped",
                "    ✓ Each › Other [1] Succeeded OK",
                "  ✓ Each › Check [1] Succeeded",
                "  ▸ Each › Check [2]",
                "    ○ Each › Other [2] Skipped ActionSkipped",
                "      ↻ Each › Get_row [2] got ServiceUnavailable; sent again after 10 s (wait skipped)",
                "    ✓ Each › Get_row [2] Succeeded OK (200) 10 s (wait skipped)",
                "  ✓ Each › Check [2] Succeeded 10 s (wait skipped)",
                "✓ Each Succeeded 10 s (wait skipped)",
                "✓ Pause Succeeded 1 h 0 min (wait skipped)",
                "✓ Ask Succeeded OK (201)",
            ],
            lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line, @"1[0-9](\.[0-9])? s \(wait", "10 s (wait")));
    }

    [Fact]
    public async Task A_flow_can_come_from_standard_input()
    {
        WriteNested();

        var run = await CommandLine.RunAnsweringAsync(
            _folder.Text("nested.json").ReplaceLineEndings(" "), "flow", "run", "-", "--mocks", _folder.PathOf("nested.mocks.json"));
        var broken = await CommandLine.RunAnsweringAsync("{", "flow", "run", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("✓ Ask", run.Output, StringComparison.Ordinal);
        Assert.Equal((2, ""), (broken.ExitCode, broken.Output));
        Assert.StartsWith("Standard input is not JSON: ", broken.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteNested()
    {
        _folder.Write("nested.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Each": {"type": "Foreach", "foreach": "@range(0, 2)", "operationOptions": "Sequential", "actions": {
                    "Check": {"type": "If", "expression": {"equals": ["@item()", 1]},
                        "actions": {"Get_row": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example/@{item()}",
                            "retryPolicy": {"type": "fixed", "count": 1, "interval": "PT10S"}}}},
                        "else": {"actions": {"Other": {"type": "Compose", "inputs": "@item()"}}}}}},
                "Pause": {"type": "Wait", "inputs": {"interval": {"count": 1, "unit": "Hour"}}, "runAfter": {"Each": ["Succeeded"]}},
                "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example/"}, "runAfter": {"Pause": ["Succeeded"]}}}}}
            """);
        _folder.Write("nested.mocks.json", """{"Get_row": [{"statusCode": 503}, {"statusCode": 200, "body": 1}], "Ask": [{"statusCode": 201, "body": {"a": 1}}]}""");
    }

    private void WriteQuickstartWithScope(string scope) => _folder.Write(
        "bad-scope.json",
        File.ReadAllText(Path.Combine(SourceTree.Root, "connector", "flows", "power-automate", "quickstart.json")).Replace("\"chat\"", $"\"{scope}\"", StringComparison.Ordinal));

    private void WriteEndless() => _folder.Write("flow.json", """
        {"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {
            "A": {"type": "Foreach", "foreach": "@range(0, 100000)", "actions": {"B": {"type": "Foreach", "foreach": "@range(0, 100000)", "actions": {"C": {"type": "Compose", "inputs": 1}}}}}}}}
        """);
}
