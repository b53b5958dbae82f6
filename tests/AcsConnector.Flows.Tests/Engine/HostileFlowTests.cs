using System.Text;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>Flows that ask for too much: they are refused, or an action of theirs fails. No other exception, no crash, no hang.</summary>
public sealed class HostileFlowTests
{
    private const int Small = 64 * 1024;
    private const int Real = 100 * 1024 * 1024;

    /// <summary>A variable's type, its first value, and the expression that makes more of it.</summary>
    public static TheoryData<string, string, string> Growing => new()
    {
        { "string", "\"xxxxxxxx\"", "@concat(variables('v'), variables('v'))" },
        { "string", "\"xxxxxxxx\"", "@{variables('v')}@{variables('v')}" },
        { "string", "\"xxxxxxxx\"", "@replace(variables('v'), 'x', 'xx')" },
        { "array", "[1]", "@createArray(variables('v'), variables('v'))" },
        { "string", "\"xxxxxxxx\"", "@base64(concat(variables('v'), '%'))" },
        { "string", "\"xxxxxxxx\"", "@string(concat(variables('v'), variables('v')))" },
        { "array", "[1]", "@array(variables('v'))" },
        { "object", "{}", "@setProperty(json('{}'), 'p', variables('v'))" },
    };

    public static TheoryData<string> Types =>
    [
        "InitializeVariable", "SetVariable", "IncrementVariable", "DecrementVariable", "AppendToArrayVariable", "AppendToStringVariable",
        "Compose", "If", "Switch", "Foreach", "Until", "Scope", "Terminate", "ParseJson", "Query", "Select", "Join", "Table", "Response",
        "Http", "OpenApiConnection", "ApiConnection", "Workflow", "Wait", "Expression",
        "HttpWebhook", "OpenApiConnectionWebhook", "ApiConnectionWebhook",
    ];

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

    [Theory]
    [InlineData(Small)]
    [InlineData(Real, Explicit = true, Traits = ["Category", "Stress"])]
    public void A_text_as_long_as_the_limit_passes_or_fails(int limit)
    {
        var text = new string('x', limit);

        Assert.Matches(TooLarge(limit), Run(Compose("@triggerBody()")).ErrorOf("A"));
        Assert.Matches(TooLarge(limit), Run(Compose("x@{triggerBody()}")).ErrorOf("A"));
        Assert.Equal("Succeeded", Run(Compose("@length(triggerBody())")).Record("A").Status);

        RunResult Run(string actions) => Runs.Run(actions, text, Limits(limit));
    }

    [Theory]
    [MemberData(nameof(Growing))]
    public void A_value_that_grows_in_a_loop_ends(string type, string start, string next) => GrowsTo(Small, type, start, next);

    [Theory(Explicit = true)]
    [Trait("Category", "Stress")]
    [MemberData(nameof(Growing))]
    public void A_value_that_grows_to_the_services_limit_ends(string type, string start, string next) => GrowsTo(Real, type, start, next);

    [Theory]
    [InlineData(Small)]
    [InlineData(Real, Explicit = true, Traits = ["Category", "Stress"])]
    public void A_text_that_is_appended_to_itself_ends(int limit)
    {
        var run = Runs.Run(
            """
            "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "string", "value": "x"}]}},
            "Loop": {"type": "Until", "expression": "@equals(actions('Add')['status'], 'Failed')", "limit": {"count": 100}, "runAfter": {"V": ["Succeeded"]}, "actions": {
              "Copy": {"type": "Compose", "inputs": "@variables('v')"},
              "Add": {"type": "AppendToStringVariable", "runAfter": {"Copy": ["Succeeded"]}, "inputs": {"name": "v", "value": "@outputs('Copy')"}}}}
            """,
            limits: Limits(limit));

        Assert.Matches(TooLarge(limit), run.ErrorOf("Add"));
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Real, Explicit = true, Traits = ["Category", "Stress"])]
    public void A_list_that_is_put_into_itself_ends(int limit)
    {
        var run = Runs.Run(PutIntoItself(times: 100), limits: Limits(limit));

        Assert.Matches(TooLarge(limit), run.ErrorOf("Copy"));
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Stress")]
    public void A_list_that_is_put_into_itself_twenty_times_is_within_the_services_limit() =>
        Assert.Equal("Succeeded", Runs.Run(PutIntoItself(times: 20)).Status);

    /// <summary>Time depends on what else the machine does; what is copied again and again shows in the bytes.</summary>
    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000, Explicit = true, Traits = ["Category", "Stress"])]
    public void Five_times_the_rows_of_a_text_take_at_most_six_times_the_bytes(int rows)
    {
        Bytes(100);

        Assert.InRange(Bytes(5 * rows), 1, 6 * Bytes(rows));

        static long Bytes(int rows)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var run = Runs.Run($$"""
                "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "string"}]} },
                "Each": {"type": "Foreach", "foreach": "@range(0, {{rows}})", "runAfter": {"V": ["Succeeded"]}, "actions": {
                  "Add": {"type": "AppendToStringVariable", "inputs": {"name": "v", "value": "row @{item()} of many,"} } } },
                "Length": {"type": "Compose", "inputs": "@length(variables('v'))", "runAfter": {"Each": ["Succeeded"]} }
                """);
            Assert.Equal("Succeeded", run.Status);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
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

        Assert.Throws<FlowRefusedException>(() => RunnableFlow.Load(Runs.Definition(definition), FlowEnvironment.Empty));
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
    [InlineData("\"@{'text'}\"")]
    [InlineData("\"@createArray()\"")]
    [InlineData("""{"method": {}, "uri": [], "headers": 1, "queries": "x", "cookie": {}, "authentication": 5}""")]
    public void An_impossible_request_fails_the_action(string inputs) => EndsWithHttp(inputs);

    [Theory]
    [MemberData(nameof(Types))]
    public void Members_of_any_type_are_refused_or_fail(string type) => TakesAnyMember(type, every: 7);

    [Fact(Explicit = true)]
    [Trait("Category", "Fuzz")]
    public void All_members_of_all_types_are_refused_or_fail() => Assert.All(Types, type => TakesAnyMember(type.Data, every: 1));

    private static void TakesAnyMember(string type, int every)
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
        var pairs = from member in members from value in values select (member, value);
        foreach (var (member, value) in pairs.Where((_, i) => i % every == 0))
        {
            var json = member.Split('/').Reverse().Aggregate(value, (inner, name) => $$"""{"{{name}}": {{inner}} }""");
            EndsOrRefuses($$"""
                "A": {"type": "{{type}}", {{json.Trim()[1..^1]}} }
                """);
        }
    }

    private static void GrowsTo(int limit, string type, string start, string next)
    {
        var run = Runs.Run(
            $$"""
            "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "{{type}}"}]} },
            "Start": {"type": "SetVariable", "inputs": {"name": "v", "value": {{start}} }, "runAfter": {"V": ["Succeeded"]} },
            "Loop": {"type": "Until", "expression": "@equals(actions('Grow')['status'], 'Failed')", "limit": {"count": 300},
              "runAfter": {"Start": ["Succeeded"]}, "actions": {
              "Grow": {"type": "Compose", "inputs": {{ValueJson.Write(next)}} },
              "Set": {"type": "SetVariable", "inputs": {"name": "v", "value": "@outputs('Grow')"}, "runAfter": {"Grow": ["Succeeded"]} } } }
            """,
            limits: Limits(limit));

        Assert.Matches(TooLarge(limit), run.ErrorOf("Grow"));
    }

    private static string PutIntoItself(int times) => $$"""
        "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v", "type": "array", "value": [1]}]} },
        "Loop": {"type": "Until", "expression": "@equals(actions('Copy')['status'], 'Failed')", "limit": {"count": {{times}} },
          "runAfter": {"V": ["Succeeded"]}, "actions": {
          "Copy": {"type": "Compose", "inputs": "@variables('v')"},
          "Add": {"type": "AppendToArrayVariable", "runAfter": {"Copy": ["Succeeded"]}, "inputs": {"name": "v", "value": "@outputs('Copy')"} } } }
        """;

    private static FlowLimits Limits(int maxValueSize) => FlowLimits.Default with { MaxValueSize = maxValueSize };

    /// <summary>The messages that name the limit: its size, or the levels that are the same for all.</summary>
    private static string TooLarge(int limit) =>
        $"larger than {(limit == Real ? "100 MB" : "64 KB")}|longer than {limit} characters|more than 256 levels";

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
        Runs.Run(flow, new HttpTransport(client, new AllowedHosts(["*"]))).History();
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
