using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Tests.Definitions;
using AcsConnector.Flows.Tests.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Values;

/// <summary>Every limit can be set, and the message names the one that was met. The figures of the service are met elsewhere.</summary>
public sealed class FlowLimitsTests
{
    private const string Two = """
        "A": {"type": "Compose", "inputs": 1}, "B": {"type": "Compose", "inputs": 1}
        """;

    private const string Nested = """
        "A": {"type": "Scope", "actions": {"B": {"type": "Scope", "actions": {"C": {"type": "Compose", "inputs": 1}}}}}
        """;

    private const string CallsItself = """
        "A": {"type": "Http", "inputs": {"method": "GET", "uri": "https://api.example/"}},
        "B": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "flow"}}, "runAfter": {"A": ["Succeeded"]}}
        """;

    private const string Branches = """
        "A": {"type": "Switch", "expression": "@1", "runAfter": {}, "cases": {
          "one": {"case": 1, "actions": {}}, "two": {"case": 2, "actions": {}}}}
        """;

    private const string Variables = """
        "A": {"type": "InitializeVariable", "runAfter": {}, "inputs": {"variables": [
          {"name": "a", "type": "array"}, {"name": "b", "type": "array"}]}}
        """;

    [Theory]
    [InlineData(1 << 20, "1 MB")]
    [InlineData(3 << 10, "3 KB")]
    [InlineData(1000, "1000 bytes")]
    public void A_value_is_no_larger(int size, string named) => Fails(
        new() { MaxValueSize = size },
        """{"type": "Compose", "inputs": "@triggerBody()"}""",
        $"A value is larger than {named}.",
        new string('x', size));

    [Fact]
    public void A_text_inside_an_expression_is_no_longer() => Fails(
        new() { MaxValueSize = 1000 },
        """{"type": "Compose", "inputs": "@length(concat(triggerBody(), 'x'))"}""",
        "A text is longer than 1000 characters.",
        new string('x', 1000));

    [Fact]
    public void A_joined_text_is_no_longer() => Fails(
        new() { MaxValueSize = 1000 },
        """{"type": "Compose", "inputs": "@join(range(0, 101), '0123456789')"}""",
        "makes a text longer than 1000 characters.");

    [Fact]
    public void A_foreach_takes_no_more_items() => Fails(
        new() { MaxForeachItems = 2 }, """{"type": "Foreach", "foreach": [1, 2, 3], "actions": {}}""", "it has 3 items, and 2 are allowed");

    [Theory]
    [InlineData("3")]
    [InlineData("\"3\"")]
    public void An_until_has_no_more_iterations(string count) => Fails(
        new() { MaxUntilIterations = 2 },
        $$"""{"type": "Until", "expression": "@false", "limit": {"count": {{count}} }, "actions": {} }""",
        "'count' is a number from 1 to 2.");

    [Fact]
    public void An_until_that_says_no_count_ends_at_the_limit()
    {
        var run = Runs.Run("""
            "A": {"type": "Until", "expression": "@false", "limit": {"timeout": "PT1H"}, "actions": {}}
            """, limits: new() { MaxUntilIterations = 2 });

        Assert.Equal(2, run.Actions.Single().Iterations);
    }

    [Fact]
    public void A_range_makes_no_more_items() => Fails(
        new() { MaxRangeItems = 2 }, """{"type": "Compose", "inputs": "@range(0, 3)"}""", "no larger than 2. The provided value is '3'.");

    [Fact]
    public void An_answer_of_202_is_followed_no_more_often()
    {
        var accepted = new FlowResponse(202, new ObjectValue(("Location", "https://api.example/status")), null);
        var requests = new Requests((_, _) => Task.FromResult(accepted));
        var flow = Runs.Load("""
            "A": {"type": "Http", "inputs": {"method": "GET", "uri": "https://api.example/"}}
            """);

        var run = Runs.Run(flow, requests, limits: new() { MaxPolls = 2 });

        Assert.Contains("was 202 2 times", run.ErrorOf("A"), StringComparison.Ordinal);
        Assert.Equal(3, requests.All.Count);
    }

    [Fact]
    public void Flows_call_each_other_no_deeper()
    {
        var definition = Runs.Definition(CallsItself);
        var flow = RunnableFlow.Load(definition, new FlowEnvironment { ChildFlows = [definition] });
        var requests = new Requests();

        Runs.Run(flow, requests, limits: new() { MaxChildFlowDepth = 2 });
        var refused = Runs.Run(flow, new Requests(), limits: new() { MaxChildFlowDepth = 0 });

        Assert.Equal(3, requests.All.Count);
        Assert.Contains("more than 0 levels deep", refused.ErrorOf("B"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_takes_no_more_steps() => Fails(
        new() { MaxSchemaSteps = 2 },
        """{"type": "ParseJson", "inputs": {"content": [1, 2], "schema": {"items": {"type": "integer"}}}}""",
        "without an end: more than 2 steps.");

    [Fact]
    public void A_flow_has_no_more_actions_to_be_saved_and_runs()
    {
        Assert.Equal("Succeeded", Runs.Run(Runs.Load(Two, limits: new() { MaxActions = 1 }), new Requests()).Status);
        Assert.Contains("at most 1 actions", Lint(Two, new() { MaxActions = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_are_no_deeper_to_be_saved_and_run()
    {
        Assert.Equal("Succeeded", Runs.Run(Runs.Load(Nested, limits: new() { MaxBlockDepth = 1 }), new Requests()).Status);
        Assert.Contains("more than 1 levels deep", Lint(Nested, new() { MaxBlockDepth = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_is_no_larger() =>
        Assert.Contains("larger than 100 bytes", Runs.Refuse(Nested, new() { MaxValueSize = 100 }).Message, StringComparison.Ordinal);

    [Fact]
    public void A_switch_has_no_more_cases() =>
        Assert.Contains("more than 1 cases", Lint(Branches, new() { MaxSwitchCases = 1 }), StringComparison.Ordinal);

    [Fact]
    public void A_flow_has_no_more_variables() =>
        Assert.Contains("more than 1 variables", Lint(Variables, new() { MaxVariables = 1 }), StringComparison.Ordinal);

    [Theory]
    [InlineData("@concat('a', 'b')")]
    [InlineData("text @{concat('a', 'b')}")]
    public void An_expression_is_no_longer(string text)
    {
        var actions = $$"""
            "A": {"type": "Compose", "runAfter": {}, "inputs": {"a": ["{{text}}"]} }
            """;

        var limits = new FlowLimits { MaxExpressionLength = 10 };

        Assert.Contains("longer than 10 characters", Runs.Refuse(actions, limits).Message, StringComparison.Ordinal);
        Assert.Contains("ExpressionTooLong", Lint(actions, limits), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connector_file_is_no_larger()
    {
        using var files = new FlowFiles();
        var path = files.Write("apiDefinition.swagger.json", """{"swagger": "2.0", "paths": {}}""");

        Assert.Empty(Connector.Read(path).Operations);
        Assert.Contains(
            "larger than 10 bytes",
            Assert.Throws<ConnectorFileException>(() => Connector.Read(path, new() { MaxFileSize = 10 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_companion_of_a_flow_is_no_larger()
    {
        using var files = new FlowFiles();
        files.Write("workflow.json", FlowFiles.Definition);
        files.Write("parameters.json", $$"""{"a": {"value": "{{new string('x', 1000)}}"} }""");

        Assert.Contains(
            "larger than 1000 bytes",
            Assert.Throws<FlowFileException>(() => FlowFile.Read(files.Path, new() { MaxFileSize = 1000 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_is_tried_within_limits_too()
    {
        var range = Template.Parse("@range(0, 3)");

        Assert.Equal("[0,1,2]", range.Evaluate(new JsonContext(ObjectValue.Empty, TimeProvider.System)).ToText());
        Assert.Throws<EvaluationException>(() =>
            range.Evaluate(new JsonContext(ObjectValue.Empty, TimeProvider.System, new() { MaxRangeItems = 2 })));
    }

    private static void Fails(FlowLimits limits, string action, string message, Value? trigger = null)
    {
        var actions = $"\"A\": {action}";

        Assert.Contains(message, Runs.Run(actions, trigger, limits).ErrorOf("A"), StringComparison.Ordinal);
        Assert.Null(Runs.Run(actions, trigger).Record("A").Error);
    }

    private static string Lint(string actions, FlowLimits limits)
    {
        Assert.DoesNotContain("LimitExceeded", Findings(FlowLimits.Default), StringComparison.Ordinal);
        return Findings(limits);

        string Findings(FlowLimits within)
        {
            var findings = FlowLinter.Lint(Runs.Definition(actions), FlowEnvironment.Empty, within);
            return string.Join('\n', findings.Select(finding => $"{finding.Rule.Id} {finding.Message}"));
        }
    }
}
