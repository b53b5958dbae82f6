using System.Text;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Running;
using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows.Tests.Running;

/// <summary>Flows that ask for too much: they are refused, or an action of theirs fails. No other exception, no crash, no hang.</summary>
public sealed class HostileFlowTests
{
    [Theory]
    [InlineData("@{0}1{1}", "add(", ",1)", 8192)]
    [InlineData("@{0}1{1}", "not(", ")", 8192)]
    [InlineData("@{0}1{1}", "createArray(", ")", 8192)]
    [InlineData("@{0}1{1}", "if(true,", ",1)", 8192)]
    [InlineData("x@{{{0}1{1}}}", "string(", ")", 8192)]
    [InlineData("@{0}1{1}", "add(", ",1)", 100_000)]
    public void A_bomb_of_an_expression_is_refused_or_fails(string form, string open, string close, int length)
    {
        var depth = (length - 20) / (open.Length + close.Length);
        var text = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            form,
            new StringBuilder().Insert(0, open, depth),
            new StringBuilder().Insert(0, close, depth));

        EndsOrRefuses(Compose(text));
    }

    [Theory]
    [InlineData("@outputs('A')", "?['x']")]
    [InlineData("@json('{}')", "?.x")]
    public void A_long_path_of_accesses_ends(string start, string step) => EndsOrRefuses(Compose(new StringBuilder(start).Insert(start.Length, step, (8192 - start.Length) / step.Length).ToString()));

    [Fact]
    public void A_text_of_hundred_megabytes_passes_or_fails()
    {
        var text = new string('x', 100 * 1024 * 1024);
        var run = Runs.Run(Runs.Load(Compose("@triggerBody()")), new Requests(), trigger: text);

        Assert.Equal("Failed", run.Record("A").Status);
        Assert.Equal("Failed", Runs.Run(Runs.Load(Compose("x@{triggerBody()}")), new Requests(), trigger: text).Record("A").Status);
        Assert.Equal("Succeeded", Runs.Run(Runs.Load(Compose("@length(triggerBody())")), new Requests(), trigger: text).Record("A").Status);
    }

    [Theory]
    [InlineData("@concat(variables('v'), variables('v'))")]
    [InlineData("@{variables('v')}@{variables('v')}")]
    [InlineData("@replace(variables('v'), 'x', 'xx')")]
    [InlineData("@createArray(variables('v'), variables('v'))")]
    [InlineData("@base64(concat(variables('v'), '%'))")]
    [InlineData("@string(concat(variables('v'), variables('v')))")]
    [InlineData("@array(variables('v'))")]
    [InlineData("@setProperty(json('{}'), 'p', variables('v'))")]
    public void A_value_that_grows_in_a_loop_ends(string next)
    {
        var run = Runs.Run(
            $$"""
            "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "{{(next.Contains("rray(v", StringComparison.Ordinal) ? "array" : next.Contains("setProperty", StringComparison.Ordinal) ? "object" : "string")}}"}]} },
            "Start": {"type": "SetVariable", "inputs": {"name": "v", "value": {{(next.Contains("rray(v", StringComparison.Ordinal) ? "[1]" : next.Contains("setProperty", StringComparison.Ordinal) ? "{}" : "\"xxxxxxxx\"")}} }, "runAfter": {"V": ["Succeeded"]} },
            "Loop": {"type": "Until", "expression": "@equals(actions('Grow')['status'], 'Failed')", "limit": {"count": 300}, "runAfter": {"Start": ["Succeeded"]}, "actions": {
              "Grow": {"type": "Compose", "inputs": {{ValueJson.Write(next)}} },
              "Set": {"type": "SetVariable", "inputs": {"name": "v", "value": "@outputs('Grow')"}, "runAfter": {"Grow": ["Succeeded"]} } } }
            """);

        Assert.Equal("Failed", run.Record("Grow").Status);
    }

    [Fact]
    public void A_text_that_is_appended_to_itself_ends()
    {
        var run = Runs.Run(
            """
            "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "string", "value": "x"}]}},
            "Loop": {"type": "Until", "expression": "@equals(actions('Add')['status'], 'Failed')", "limit": {"count": 100}, "runAfter": {"V": ["Succeeded"]}, "actions": {
              "Add": {"type": "AppendToStringVariable", "inputs": {"name": "v", "value": "@variables('v')"}}}}
            """);

        Assert.Equal("Failed", run.Record("Add").Status);
    }

    [Fact]
    public void A_list_that_is_put_into_itself_ends()
    {
        var run = Runs.Run(
            """
            "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "array", "value": [1]}]}},
            "Loop": {"type": "Until", "expression": "@equals(actions('Add')['status'], 'Failed')", "limit": {"count": 100}, "runAfter": {"V": ["Succeeded"]}, "actions": {
              "Add": {"type": "AppendToArrayVariable", "inputs": {"name": "v", "value": "@variables('v')"}}}}
            """);

        Assert.Equal("Failed", run.Record("Add").Status);
    }

    [Theory]
    [InlineData("@range(0, 2147483647)")]
    [InlineData("@join(range(0, 100000), string(range(0, 100000)))")]
    public void A_single_expression_that_makes_too_much_fails(string expression) => Assert.Equal("Failed", Runs.Run(Compose(expression)).Record("A").Status);

    [Fact]
    public void A_loop_of_too_many_items_fails()
    {
        var items = new ArrayValue([.. Enumerable.Repeat(Value.Null, 100_001)]);
        var flow = Runs.Load("""
            "Each": {"type": "Foreach", "foreach": "@triggerBody()", "actions": {"A": {"type": "Compose", "inputs": 1}}}
            """);

        Assert.Equal("ExpressionEvaluationFailed", Runs.Run(flow, new Requests(), trigger: items).Record("Each").Code);
    }

    [Fact]
    public void A_template_of_too_many_levels_is_refused()
    {
        Value inputs = 1L;
        for (var i = 0; i < 100_000; i++)
            inputs = new ArrayValue([inputs]);
        var definition = new ObjectValue(
            ("triggers", Runs.Json("""{"t": {"type": "Request"}}""")),
            ("actions", new ObjectValue(("A", new ObjectValue(("type", "Compose"), ("inputs", inputs))))));

        Assert.Throws<FlowRefusedException>(() => Flow.Load(Runs.Definition(definition), FlowEnvironment.Empty));
    }

    [Theory]
    [InlineData("GET /")]
    [InlineData("")]
    [InlineData("PÖST")]
    public void An_impossible_method_fails_the_action(string method) => EndsWithHttp($$"""{"method": {{ValueJson.Write(method)}}, "uri": "https://api.example/"}""");

    [Theory]
    [InlineData("""{"method": "POST", "uri": "https://api.example/", "headers": {"a b": "1", "": "2", "X": "line\r\nbreak: 1", "Content-Type": "no type", "Content-Length": "-5", "Host": "??"}, "body": "x"}""")]
    [InlineData("""{"method": "POST", "uri": "https://api.example/", "body": {"$multipart": [{"headers": {"Content-Type": "x", "bad header": "1"}, "body": 1}, 5]}, "headers": {"Content-Type": "multipart/a b;c"}}""")]
    [InlineData("""{"method": "POST", "uri": "https://api.example/", "body": {"$formdata": [{"key": null}, 1]}}""")]
    [InlineData("""{"method": "POST", "uri": "https://api.example/", "body": {"$content-type": "", "$content": "AQID"}}""")]
    [InlineData("""{"method": "GET", "uri": "https://[::/"}""")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("""{"method": {}, "uri": [], "headers": 1, "queries": "x", "cookie": {}, "authentication": 5}""")]
    public void An_impossible_request_fails_the_action(string inputs) => EndsWithHttp(inputs);

    [Theory]
    [InlineData("InitializeVariable")]
    [InlineData("SetVariable")]
    [InlineData("IncrementVariable")]
    [InlineData("DecrementVariable")]
    [InlineData("AppendToArrayVariable")]
    [InlineData("AppendToStringVariable")]
    [InlineData("Compose")]
    [InlineData("If")]
    [InlineData("Switch")]
    [InlineData("Foreach")]
    [InlineData("Until")]
    [InlineData("Scope")]
    [InlineData("Terminate")]
    [InlineData("ParseJson")]
    [InlineData("Query")]
    [InlineData("Select")]
    [InlineData("Join")]
    [InlineData("Table")]
    [InlineData("Response")]
    [InlineData("Http")]
    [InlineData("OpenApiConnection")]
    [InlineData("ApiConnection")]
    [InlineData("Workflow")]
    [InlineData("Wait")]
    [InlineData("Expression")]
    [InlineData("HttpWebhook")]
    [InlineData("OpenApiConnectionWebhook")]
    [InlineData("ApiConnectionWebhook")]
    public void Members_of_any_type_are_refused_or_fail(string type)
    {
        string[] values = ["null", "true", "-1", "1e300", "\"\"", "\"x\"", "[]", "[[]]", "[{}]", "{}", "{\"a\": null}", "\"@null\"", "\"@json('{}')\"", "\"@json('[5]')\"", "\"@div(1,0)\""];
        string[] members =
        [
            "inputs", "expression", "foreach", "actions", "cases", "default", "else", "limit", "kind", "runAfter", "runtimeConfiguration", "operationOptions",
            "inputs/variables", "inputs/name", "inputs/value", "inputs/from", "inputs/where", "inputs/columns", "inputs/format", "inputs/schema", "inputs/content",
            "inputs/host", "inputs/host/connection", "inputs/parameters", "inputs/interval", "inputs/until", "inputs/runStatus", "inputs/retryPolicy", "inputs/path",
            "limit/count", "limit/timeout", "else/actions", "default/actions", "cases/c", "cases/c/case", "runtimeConfiguration/concurrency",
            "runtimeConfiguration/secureData", "runtimeConfiguration/staticResult", "inputs/interval/count", "inputs/statusCode", "inputs/body",
        ];
        foreach (var member in members)
        {
            foreach (var value in values)
            {
                var json = member.Split('/').Reverse().Aggregate(value, (inner, name) => $$"""{"{{name}}": {{inner}} }""");
                EndsOrRefuses($$"""
                    "A": {"type": "{{type}}", {{json.Trim()[1..^1]}} }
                    """);
            }
        }
    }

    private static string Compose(string text) => $$"""
        "A": {"type": "Compose", "inputs": {{ValueJson.Write(text)}} }
        """;

    private static void EndsWithHttp(string inputs)
    {
        using var handler = new Answers();
        using var client = new HttpClient(handler);
        var flow = Runs.Load($$"""
            "A": {"type": "Http", "inputs": {{inputs}} }
            """);
        Runs.Run(flow, new HttpTransport(client)).History();
    }

    private static void EndsOrRefuses(string actions)
    {
        try
        {
            Assert.NotEmpty(Runs.Run(actions).History());
        }
        catch (FlowRefusedException e)
        {
            Assert.NotEmpty(e.Problems);
        }
    }

    private sealed class Answers : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null)
                await request.Content.LoadIntoBufferAsync(cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
