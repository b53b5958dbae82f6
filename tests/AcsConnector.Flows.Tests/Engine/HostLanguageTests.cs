using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>What a host adds to the language: functions, and types of actions.</summary>
public class HostLanguageTests
{
    private static readonly Function Shout = new("shout", 1, 1, "expects one parameter: the text.") { Body = (in call) => call[0].ToText() + "!" };

    private static readonly ActionType Park = new("Park", (call, _) => Task.FromResult<Value>(new ObjectValue(("body", $"{call.Action} holds {call.Inputs}"))));

    private static readonly FlowEnvironment Own = new() { Functions = [Shout], ActionTypes = [Park] };

    [Fact]
    public void A_function_of_the_host_is_called_like_the_services()
    {
        var run = Run("""
            "Both": {"type": "Compose", "inputs": "@concat(SHOUT('hello'), '?')"},
            "Asked": {"type": "If", "expression": {"equals": ["@shout('a')", "a!"]}, "runAfter": {"Both": ["Succeeded"]}, "actions": {
              "Met": {"type": "Compose", "inputs": "yes"} } }
            """);

        Assert.Equal("hello!?", run.Record("Both").Outputs);
        Assert.Equal("yes", run.Record("Met").Outputs);
    }

    [Fact]
    public void A_function_of_the_host_with_too_many_arguments_fails_in_its_own_words() => Assert.Contains(
        "The template language function 'shout' expects one parameter: the text. The function was invoked with '2' parameter(s).",
        Run("""  "A": {"type": "Compose", "inputs": "@shout('a', 'b')"}  """).ErrorOf("A"),
        StringComparison.Ordinal);

    [Fact]
    public void A_function_of_the_host_comes_before_the_services_of_that_name()
    {
        var upper = new Function("toLower", 1, 1, "expects a text.") { Body = (in call) => call[0].ToText().ToUpperInvariant() };

        Assert.Equal("AB", Run("""  "A": {"type": "Compose", "inputs": "@toLower('Ab')"}  """, new FlowEnvironment { Functions = [upper] }).Record("A").Outputs);
    }

    [Fact]
    public void One_expression_is_evaluated_with_the_functions_of_each_context()
    {
        var expression = Template.Parse("@shout('a')");
        var quiet = new Function("shout", 1, 1, "expects one parameter: the text.") { Body = (in call) => call[0] };

        Assert.Equal("a!", expression.Evaluate(Context(Shout)));
        Assert.Equal("a", expression.Evaluate(Context(quiet)));
        Assert.Equal("a!", expression.Evaluate(Context(Shout)));
        Assert.Equal("shout", Assert.Throws<EvaluationException>(() => expression.Evaluate(Context())).UnknownFunction);
    }

    [Fact]
    public void A_call_with_another_name_is_another_functions()
    {
        var call = (Call)Template.Parse("@toUpper('Ab')");
        call.Evaluate(Context());

        Assert.Equal("ab", (call with { Name = "toLower" }).Evaluate(Context()));
    }

    [Fact]
    public void An_action_type_of_the_host_runs_with_its_inputs_evaluated()
    {
        var run = Run("""
            "Car": {"type": "park", "inputs": {"place": "@add(1, 2)"} },
            "After": {"type": "Compose", "inputs": "@body('Car')", "runAfter": {"Car": ["Succeeded"]} }
            """);

        Assert.Equal("""{"place":3}""", run.Record("Car").Inputs!.ToText());
        Assert.Equal("""Car holds {"place":3}""", run.Record("After").Outputs);
    }

    [Fact]
    public void An_action_type_of_the_host_fails_with_its_code_and_message()
    {
        var full = new ActionType("Park", (_, _) => throw new ActionException("Full", "There is no place left."));
        var run = Run("""  "Car": {"type": "Park", "inputs": "mine"}  """, new FlowEnvironment { ActionTypes = [full] });

        var record = run.Record("Car");
        Assert.Equal("Failed", run.Status);
        Assert.Equal(("Full", "mine", "There is no place left."), (record.Code, record.Inputs!.ToText(), run.ErrorOf("Car")));
    }

    [Fact]
    public void A_child_flow_speaks_the_hosts_language_too()
    {
        var child = Runs.Definition("""
            "Car": {"type": "Park", "inputs": "@shout('x')"},
            "Answer": {"type": "Response", "inputs": {"body": "@body('Car')"}, "runAfter": {"Car": ["Succeeded"]} }
            """) with { Name = "child" };
        var run = Run(
            """  "Call": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "child"} } }  """, Own with { ChildFlows = [child] });

        Assert.Equal("Car holds x!", run.Record("Call").Body);
    }

    [Fact]
    public void Lint_knows_the_hosts_language()
    {
        const string Actions = """  "Car": {"type": "Park", "inputs": "@shout('x')"}  """;

        Assert.Equal(["FunctionUnknown", "TypeNotSupported"], RulesOf(Actions, FlowEnvironment.Empty).Order());
        Assert.Empty(RulesOf(Actions, Own));
        Assert.Equal(["ArgumentsWrong"], RulesOf("""  "Car": {"type": "Park", "inputs": "@shout()"}  """, Own));
    }

    [Fact]
    public void What_no_host_brings_is_refused()
    {
        Assert.Contains("Actions of type 'Park' do not run here: mock its response.", Runs.Refuse("""  "Car": {"type": "Park"}  """).Message, StringComparison.Ordinal);
        Assert.Contains(
            "The template function 'shout' is not defined or not valid.",
            Runs.Run("""  "A": {"type": "Compose", "inputs": "@shout('x')"}  """).ErrorOf("A"),
            StringComparison.Ordinal);
        Assert.Contains(
            "The condition's operator 'shout' is not a function.",
            Runs.Refuse("""  "A": {"type": "If", "expression": {"shout": ["x"]}, "actions": {} }  """).Message,
            StringComparison.Ordinal);
    }

    private static JsonContext Context(params Function[] functions) => new(ObjectValue.Empty, TimeProvider.System, functions: functions);

    private static RunResult Run(string actions, FlowEnvironment? environment = null) =>
        Runs.Run(RunnableFlow.Load(Runs.Definition(actions), environment ?? Own), new Requests());

    private static IEnumerable<string> RulesOf(string actions, FlowEnvironment environment) =>
        FlowLinter.Lint(Runs.Definition(actions), environment).Select(finding => finding.Rule.Id);
}
