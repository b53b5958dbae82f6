using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Tests.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Mocking;

/// <summary>Responses are made up from what reads them.</summary>
public sealed class MockGeneratorTests
{
    /// <summary>An action Ask whose body one expression reads, and the body that it gets.</summary>
    [Theory]
    [InlineData("@body('Ask')?['name']", """{"name": "name"}""")]
    [InlineData("@body('Ask')?['value']?[1]?['id']", """{"value": [{"id": "id"}, {"id": "id"}]}""")]
    [InlineData("@outputs('Ask')?['body/identity/id']", """{"identity": {"id": "id"}}""")]
    [InlineData("@first(body('Ask')?['value'])?['id']", """{"value": [{"id": "id"}]}""")]
    [InlineData("@add(body('Ask')?['price'], 1)", """{"price": 1}""")]
    [InlineData("@addDays(body('Ask')?['due'], 1)", """{"due": "2026-01-15T10:30:00Z"}""")]
    [InlineData("@if(body('Ask')?['isOpen'], 1, 2)", """{"isOpen": true}""")]
    [InlineData("@if(not(body('Ask')?['isClosed']), 1, 2)", """{"isClosed": false}""")]
    [InlineData("@equals(body('Ask')?['outcome'], 'Approve')", """{"outcome": "Approve"}""")]
    [InlineData("@not(equals(body('Ask')?['outcome'], 'outcome'))", """{"outcome": "outcome"}""")]
    [InlineData("@greater(body('Ask')?['level'], 5)", """{"level": 6}""")]
    [InlineData("@less(body('Ask')?['level'], 5)", """{"level": 4}""")]
    [InlineData("@json(body('Ask')?['text'])?['a']", """{"text": "{\"a\":\"a\"}"}""")]
    [InlineData("@base64ToString(body('Ask')?['$content'])", """{"$content": "JGNvbnRlbnQ="}""")]
    [InlineData("@substring(body('Ask')?['code'], 2, 8)", """{"code": "code000000"}""")]
    [InlineData("@split(body('Ask')?['path'], '/')[2]", """{"path": "path/text/texttext"}""")]
    [InlineData("@join(body('Ask')?['names'], ',')", """{"names": [{}]}""")]
    [InlineData("@uriHost(body('Ask')?['site'])", """{"site": "https://example.com/"}""")]
    [InlineData("@convertFromUtc(utcNow(), body('Ask')?['zone'])", """{"zone": "UTC"}""")]
    public void A_body_fits_the_expression_that_reads_it(string expression, string body)
    {
        var actions = Ask + $$""", "Use": {"type": "Compose", "inputs": {{ValueJson.Write(expression)}}, "runAfter": {"Ask": ["Succeeded"]} }""";

        AssertBody(body, actions);
    }

    [Theory]
    [InlineData("\"Each\": {\"type\": \"Foreach\", \"foreach\": \"@body('Ask')?['value']\", \"actions\": {\"Use\": {\"type\": \"Compose\", \"inputs\": \"@items('Each')?['title']\"}}}", """{"value": [{"title": "title"}]}""")]
    [InlineData("\"Use\": {\"type\": \"Select\", \"inputs\": {\"from\": \"@body('Ask')\", \"select\": \"@item()?['title']\"}}", """[{"title": "title"}]""")]
    [InlineData("\"Use\": {\"type\": \"Query\", \"inputs\": {\"from\": \"@body('Ask')\", \"where\": \"@equals(item()?['state'], 'open')\"}}", """[{"state": "open"}]""")]
    [InlineData("\"Use\": {\"type\": \"Switch\", \"expression\": \"@body('Ask')?['kind']\", \"cases\": {\"One\": {\"case\": \"first\", \"actions\": {}}}}", """{"kind": "first"}""")]
    [InlineData("\"Use\": {\"type\": \"If\", \"expression\": {\"and\": [{\"equals\": [\"@body('Ask')?['state']\", 3]}]}, \"actions\": {}}", """{"state": 3}""")]
    [InlineData("\"Use\": {\"type\": \"Until\", \"expression\": \"@equals(body('Ask')?['status'], 'done')\", \"limit\": {\"count\": 3}, \"actions\": {\"If\": {\"type\": \"If\", \"expression\": \"@equals(body('Ask')?['status'], 'busy')\", \"actions\": {}}}}", """{"status": "done"}""")]
    [InlineData("\"Use\": {\"type\": \"ParseJson\", \"inputs\": {\"content\": \"@body('Ask')\", \"schema\": {\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}, \"s\": {\"type\": [\"string\", \"null\"]}, \"l\": {\"type\": \"array\", \"items\": {\"type\": \"boolean\"}}}}}}", """{"n": 1, "s": "s", "l": [true]}""")]
    [InlineData("\"V\": {\"type\": \"InitializeVariable\", \"inputs\": {\"variables\": [{\"name\": \"v\", \"type\": \"array\", \"value\": \"@body('Ask')?['rows']\"}]}}, \"Use\": {\"type\": \"Compose\", \"inputs\": \"@variables('v')[0]?['x']\"}", """{"rows": [{"x": "x"}]}""")]
    public void A_body_fits_the_action_that_reads_it(string action, string body) => AssertBody(body, $"{Ask}, {action}");

    [Fact]
    public void A_body_is_what_the_connectors_definition_says()
    {
        var connector = Connector.Parse(
            Runs.Json("""
                {"swagger": "2.0", "paths": {"/users": {"post": {"operationId": "Create", "responses": {"201": {"schema": {"$ref": "#/definitions/User"} } } } } },
                 "definitions": {"User": {"properties": {"id": {"type": "string", "example": "8:acs:1"}, "age": {"type": "integer", "minimum": 18} } } } }
                """),
            "api");
        var flow = Runs.Definition("""  "Ask": {"type": "OpenApiConnection", "inputs": {"host": {"operationId": "Create"}, "parameters": {} } }  """);

        var mocks = new MockGenerator(flow, new FlowEnvironment { Connectors = [new ConnectorEndpoint(connector, "https://api.example")] }).ForAll();

        Assert.Equal(Runs.Json("""{"Ask": [{"statusCode": 201, "body": {"id": "8:acs:1", "age": 18}}]}"""), mocks);
    }

    [Fact]
    public void Every_action_that_asks_gets_a_response_and_only_those_that_are_missing_are_made_up_for_a_run()
    {
        var flow = Runs.Definition("""
            "Blob": {"type": "ServiceProvider"}, "Http": {"type": "Http", "inputs": {} }, "Make": {"type": "Compose", "inputs": 1},
            "Given": {"type": "JavaScriptCode"}, "Agent": {"type": "Agent", "tools": {"T": {"actions": {"Inner": {"type": "Http"} } } } },
            "Last": {"type": "Compose", "inputs": "@outputs('Agent')?['lastMessage']"}
            """);
        var generator = new MockGenerator(flow, new FlowEnvironment { IsMocked = action => action == "Given" });

        Assert.Equal(["Blob", "Http", "Given", "Agent"], generator.ForAll().Names);
        Assert.Equal(["Blob", "Http", "Agent"], generator.ForMissing().Names);
        Assert.Equal(["Blob", "Agent"], generator.ForMissing(withHttp: false).Names);
        Assert.Equal(Runs.Json("""{"status": "Succeeded", "outputs": {"lastMessage": "lastMessage"}}"""), ((ArrayValue)generator.ForAll()["Agent"]!).Items[0]);
    }

    [Fact]
    public void A_trigger_and_what_has_no_value_are_made_up_too()
    {
        var definition = Runs.Definition(Runs.Json("""
            {"parameters": {"size": {"type": "Int"}, "given": {"type": "String", "defaultValue": "x"} },
             "triggers": {"t": {"type": "Request", "splitOn": "@triggerBody()?['rows']",
                "inputs": {"schema": {"type": "object", "properties": {"rows": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"} } } } } } } } },
             "actions": {"Use": {"type": "Compose", "inputs": ["@triggerBody()?['n']", "@triggerOutputs()?['queries']?['q']", "@parameters('size')", "@parameters('given')", "@appsetting('Url')"]} } }
            """));
        var generator = new MockGenerator(definition, FlowEnvironment.Empty);

        Assert.Equal(Runs.Json("""{"rows": [{"n": 1}]}"""), generator.ForTrigger().Body);
        Assert.Equal(Runs.Json("""{"q": "q"}"""), generator.ForTrigger().Queries);
        Assert.Equal(Runs.Json("""{"size": 1}"""), generator.ForParameters());
        Assert.Equal(Runs.Json("""{"Url": "https://example.com/"}"""), generator.ForAppSettings());
    }

    [Fact]
    public void Responses_of_a_run_are_taken_without_its_secrets()
    {
        var export = RunExport.Read(ValueJson.Parse("""
            {"properties": {"actions": {
                "Ask": {"status": "Succeeded", "outputs": {"statusCode": 201, "headers": {"x": "y"}, "body": {"id": 1, "accessToken": "hush-hush-hush", "again": "hush-hush-hush"}}},
                "Each": {"repetitions": [{"status": "Succeeded", "outputs": {"statusCode": 200}}, {"status": "Failed", "code": "NotFound", "outputs": {"statusCode": 404}}]},
                "Script": {"status": "Failed", "code": "BadRequest", "error": {"code": "No"}},
                "Far": {"status": "Succeeded", "outputsLink": {"uri": "https://example.com/outputs?sig=abcdefgh"}},
                "Not": {"status": "Skipped", "error": {"code": "ActionSkipped"}}}}}
            """));

        Assert.Equal(
            Runs.Json("""
                {"Ask": [{"statusCode": 201, "headers": {"x": "y"}, "body": {"id": 1, "accessToken": "(hidden: secure data)", "again": "(hidden: secure data)"}}],
                 "Each": [{"statusCode": 200}, {"statusCode": 404}],
                 "Script": [{"status": "Failed", "code": "BadRequest", "error": {"code": "No"}}]}
                """),
            export.Mocks);
        Assert.Equal(["Far"], export.Linked);
        Assert.Throws<MocksException>(() => RunExport.Read(ValueJson.Parse("[]")));
    }

    private const string Ask = """  "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "https://example.com"} }  """;

    private static void AssertBody(string body, string actions)
    {
        var mocks = new MockGenerator(Runs.Definition(actions), FlowEnvironment.Empty).ForAll();

        var mock = ((ArrayValue)mocks["Ask"]!).Items[0];
        Assert.Equal(ValueJson.Write(ValueJson.Parse(body)), ValueJson.Write(((ObjectValue)mock)["body"]!));
        Assert.Equal("Succeeded", Runs.Run(Runs.Load(actions), new MockTransport(mocks, null)).Status);
    }
}
