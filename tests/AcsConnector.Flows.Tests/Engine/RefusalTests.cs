using System.Text;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>Flows that cannot run are refused before anything happens, with every reason.</summary>
public sealed class RefusalTests
{
    private const string One = """{"type": "Compose", "inputs": 1}""";

    [Theory]
    [InlineData("\"A\": {\"type\": \"ChunkText\"}", "A: Actions of type 'ChunkText' do not run here: mock its response. (/actions/A)")]
    [InlineData("\"A\": {}", "A: The action has no 'type'.")]
    [InlineData("\"A\": 5", "A: The action has no 'type'.")]
    [InlineData("\"a/b~\": {\"type\": \"X\"}", "(/actions/a~1b~0)")]
    [InlineData("\"A\": {\"type\": \"Compose\", \"inputs\": \"@add(\"}", "A: An expression cannot be read:")]
    [InlineData("\"A\": {\"type\": \"Compose\", \"runAfter\": {\"B\": [\"Succeeded\"]}}", "A: 'runAfter' names 'B', and there is no such action beside this one.")]
    [InlineData("\"A\": {\"type\": \"Compose\", \"runAfter\": {\"A\": [\"Succeeded\"]}}", "A: 'runAfter' goes in a circle: A.")]
    [InlineData("\"A\": {\"type\": \"Compose\", \"runAfter\": {\"B\": [\"Failed\"]}}, \"B\": {\"type\": \"Compose\", \"runAfter\": {\"A\": [\"Failed\"]}}", "A: 'runAfter' goes in a circle: A, B.")]
    [InlineData("\"B\": {\"type\": \"Compose\"}, \"A\": {\"type\": \"Compose\", \"runAfter\": {\"B\": [\"Done\"]}}", "A: 'runAfter' of 'B' lists statuses")]
    [InlineData("\"B\": {\"type\": \"Compose\"}, \"A\": {\"type\": \"Compose\", \"runAfter\": {\"B\": []}}", "A: 'runAfter' of 'B' lists statuses")]
    [InlineData("\"S\": {\"type\": \"Scope\", \"actions\": {\"A\": {\"type\": \"Compose\"}}}, \"a\": {\"type\": \"Compose\"}", "There are two actions 'a'")]
    [InlineData("\"S\": {\"type\": \"Scope\", \"actions\": [1]}", "Actions are an object")]
    [InlineData("\"S\": {\"type\": \"Scope\", \"actions\": {}, \"limit\": {\"timeout\": \"@(\"}}", "S: An expression cannot be read:")]
    [InlineData("\"S\": {\"type\": \"Scope\", \"actions\": {\"V\": {\"type\": \"InitializeVariable\", \"inputs\": {\"variables\": [{\"name\": \"x\", \"type\": \"string\"}]}}}}", "V: Variables are initialised at the top level")]
    [InlineData("\"V\": {\"type\": \"InitializeVariable\", \"inputs\": {\"variables\": [{\"name\": \"x\", \"type\": \"date\"}]}}", "V: A variable's type is one of")]
    [InlineData("\"V\": {\"type\": \"InitializeVariable\", \"inputs\": {}}", "V: 'inputs.variables' lists the variable")]
    [InlineData("\"I\": {\"type\": \"If\", \"expression\": {\"equal\": [1, 1]}}", "I: The condition's operator 'equal' is not a function.")]
    [InlineData("\"I\": {\"type\": \"If\", \"expression\": {}}", "I: The condition is empty.")]
    [InlineData("\"S\": {\"type\": \"Switch\", \"expression\": \"x\", \"cases\": {\"C\": {\"case\": true}}}", "S: The case 'C' has no text or integer")]
    [InlineData("\"F\": {\"type\": \"Foreach\", \"foreach\": [], \"runtimeConfiguration\": {\"concurrency\": {\"repetitions\": 51}}}", "F: 'concurrency.repetitions' is a number from 1 to 50, not 51.")]
    [InlineData("\"E\": {\"type\": \"Expression\", \"kind\": \"Moon\"}", "E: Expression actions of kind 'Moon' are not supported")]
    [InlineData("\"H\": {\"type\": \"Http\", \"inputs\": []}", "H: It has no 'method' in inputs.")]
    [InlineData("\"H\": {\"type\": \"Http\", \"inputs\": \"text\"}", "H: It has no 'uri' in inputs.")]
    [InlineData("\"H\": {\"type\": \"HttpWebhook\", \"inputs\": {}}", "H: It waits to be called back from the cloud")]
    [InlineData("\"C\": {\"type\": \"OpenApiConnection\", \"inputs\": {\"host\": {\"operationId\": \"Op\"}}}", "C: No given connector has the operation 'Op'")]
    [InlineData("\"C\": {\"type\": \"ApiConnection\", \"inputs\": {\"method\": \"get\", \"path\": \"/a/@{1}\"}}", "C: No given connector has an operation for GET /a/1")]
    [InlineData("\"W\": {\"type\": \"Workflow\", \"inputs\": {\"host\": {\"workflowReferenceName\": \"w\"}}}", "W: It calls the flow 'w', which is not in the same file, nor among the given ones: give its file too, or mock its response.")]
    [InlineData("\"H\": {\"type\": \"Http\", \"inputs\": {}, \"runtimeConfiguration\": {\"staticResult\": {\"name\": \"r\"}}}", "H: Its static result 'r' is not among")]
    public void A_flow_that_cannot_run_is_refused_with_its_reason(string actions, string reason) => Assert.Contains(reason, Runs.Refuse(actions).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_reason_is_told()
    {
        var problems = Runs.Refuse("\"A\": {\"type\": \"X\"}, \"B\": {\"type\": \"Scope\", \"actions\": {\"C\": {\"type\": \"Y\"}}}").Problems;

        Assert.Equal([("A", "/actions/A"), ("C", "/actions/B/actions/C")], problems.Select(problem => (problem.Action!, problem.Pointer)));
    }

    [Fact]
    public void What_needs_a_response_is_told_by_connector()
    {
        var row = """{"type": "OpenApiConnection", "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps", "connectionName": "c_1", "operationId": "GetItem"}}}""";
        var rows = string.Join(", ", Enumerable.Range(1, 6).Select(i => $"\"Row{i}\": {row}"));
        var blob = """{"type": "ServiceProvider", "inputs": {"serviceProviderConfiguration": {"serviceProviderId": "/serviceProviders/AzureBlob"}}}""";
        var chat = """{"type": "ApiConnection", "inputs": {"host": {"connection": {"name": "@parameters('$connections')['teams-1']['connectionId']"}}, "method": "get", "path": "/x"}}""";

        var refusal = Runs.Refuse($$"""{{rows}}, "Blob1": {{blob}}, "Blob2": {{blob}}, "Chat": {{chat}}, "Bad": {"type": "Compose", "inputs": "@("}""");

        Assert.Equal(
            [
                "The flow 'flow' cannot run:",
                "  Bad: An expression cannot be read:",
                "  9 actions need a response: give their connectors, or mock them.",
                "  Dataverse: 6 actions (Row1, Row2, Row3, Row4 and 2 more)",
                "  AzureBlob: 2 actions (Blob1, Blob2)",
                "  Chat: No given connector has an operation for GET /x: give its definition, or mock its response. (/actions/Chat)",
            ],
            refusal.Message.Split('\n').Select(line => line.StartsWith("  Bad", StringComparison.Ordinal) ? line[..36] : line));
        Assert.Equal("Microsoft Teams", refusal.Problems.Single(problem => problem.Action == "Chat").Service);
    }

    [Fact]
    public void Without_a_trigger_there_is_nothing_to_run() =>
        Assert.Contains(
            "no trigger",
            Assert.Throws<FlowRefusedException>(() => RunnableFlow.Load(Runs.Definition(Runs.Json("""{"actions": {}}""")), FlowEnvironment.Empty)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Five_hundred_actions_run_and_so_does_one_more()
    {
        Assert.Equal("Succeeded", Runs.Run(Many(500)).Status);
        Assert.Equal("Succeeded", Runs.Run(Many(501)).Status);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000, Explicit = true, Traits = ["Category", "Stress"])]
    public void All_too_many_actions_are_one_finding(int count) => Assert.Equal(
        "LimitExceeded",
        Assert.Single(FlowLinter.Lint(Runs.Definition(Many(count)), FlowEnvironment.Empty), finding => finding.Rule.Severity == FlowSeverity.Error).Rule.Id);

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000, Explicit = true, Traits = ["Category", "Stress"])]
    public void A_circle_of_all_too_many_actions_is_refused(int count)
    {
        var actions = string.Join(",\n", Enumerable.Range(0, count).Select(i => $$"""
            "A{{i}}": {"type": "Compose", "runAfter": {"A{{(i + 1) % count}}": ["Succeeded"]} }
            """));

        Assert.Contains("goes in a circle", Runs.Refuse(actions).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(80)]
    public void Blocks_run_that_are_nested_deeper_than_the_service_saves(int levels)
    {
        var actions = new StringBuilder($"\"Inner\": {One}");
        for (var i = 0; i < levels; i++)
            actions.Insert(0, $$"""
                "S{{i}}": {"type": "Scope", "actions": {
                """).Append("}}");

        Assert.Equal("Succeeded", Runs.Run(actions.ToString()).Status);
        Assert.Equal(
            levels == 8 ? [] : ["LimitExceeded"],
            FlowLinter.Lint(Runs.Definition(actions.ToString()), FlowEnvironment.Empty).Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void Ten_thousand_nested_scopes_are_refused()
    {
        var actions = new ObjectValue(("Inner", Runs.Json(One)));
        for (var i = 0; i < 10_000; i++)
            actions = new ObjectValue(($"S{i}", new ObjectValue(("type", "Scope"), ("actions", actions))));
        var definition = new ObjectValue(("triggers", Runs.Json("""{"t": {"type": "Request"}}""")), ("actions", actions));

        Assert.Contains(
            "levels deep",
            Assert.Throws<FlowRefusedException>(() => RunnableFlow.Load(Runs.Definition(definition), FlowEnvironment.Empty)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_five_hundred_actions_runs_in_order()
    {
        var actions = string.Join(",\n", Enumerable.Range(0, 500).Reverse().Select(i => $$"""
            "A{{i}}": {"type": "Compose", "inputs": {{(i == 0 ? "0" : $"\"@add(outputs('A{i - 1}'), 1)\"")}}, "runAfter": { {{(i == 0 ? "" : $"\"A{i - 1}\": [\"Succeeded\"]")}} } }
            """));

        Assert.Equal(499L, Runs.Run(actions).Record("A499").Outputs);
    }

    private static string Many(int count) => string.Join(",\n", Enumerable.Range(0, count).Select(i => $"\"A{i}\": {One}"));
}
