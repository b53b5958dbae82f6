using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Linting;

public sealed class FlowLinterTests
{
    private static readonly FlowEnvironment Environment = new() { Connectors = [new ConnectorEndpoint(Tokens(), "")], ChildFlows = [FlowMistakes.Child] };

    public static TheoryData<string, int> Rows => [.. FlowMistakes.All.Select((mistake, number) => (mistake.Rule, number))];

    public static TheoryData<string> Saves => [.. SaveCases.All.Keys];

    [Fact]
    public void The_flow_that_the_rows_break_has_no_finding() => Assert.Empty(Lint(FlowMistakes.Valid).Select(Shown));

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rule_finds_its_mistake(string rule, int row)
    {
        var mistake = FlowMistakes.All[row];

        // What waits to be called back needs a response besides.
        var finding = Assert.Single(Lint(mistake.Make(FlowMistakes.Valid)), finding => finding.Rule.Severity != FlowSeverity.Info || finding.Rule.Id == rule);

        Assert.Equal((rule, mistake.At), (finding.Rule.Id, finding.Pointer));
        Assert.Contains(mistake.Says.Replace('`', '\''), finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Saves))]
    public void What_the_service_does_not_save_is_an_error_with_its_place(string id)
    {
        var one = SaveCases.All[id];

        var findings = FlowLinter.Lint(Definition(one.Definition, FlowHost.PowerAutomate), FlowEnvironment.Empty).Where(finding => finding.Rule.Severity != FlowSeverity.Info);

        if (one.IsSaved)
        {
            Assert.Empty(findings.Select(Shown));
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal((one.Rule, one.At, true), (finding.Rule.Id, finding.Pointer, finding.Rule.StopsSave));
        Assert.Contains(one.Says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_row()
    {
        var rules = FlowRules.All.Select(rule => rule.Id).ToList();
        Assert.Equal(rules.Distinct(), rules);
        Assert.Equal(["NotJson"], rules.Except(FlowMistakes.All.Select(mistake => mistake.Rule)).Except(SaveCases.All.Values.Select(one => one.Rule)));
    }

    [Fact]
    public void A_connector_that_is_not_given_is_not_checked()
    {
        var other = FlowMistake.Json(FlowMistake.CallJson("Other", "{'x': 1}").Replace("shared_tokens", "shared_other", StringComparison.Ordinal));
        Assert.Equal(["ResponseNeeded"], Lint(FlowMistake.WithAction(FlowMistakes.Valid, "More", other)).Select(finding => finding.Rule.Id));
        Assert.Equal(
            ["Create ResponseNeeded", "Issue ResponseNeeded"],
            FlowLinter.Lint(Definition(FlowMistakes.Valid, FlowHost.PowerAutomate), FlowEnvironment.Empty).Select(finding => $"{finding.Action} {finding.Rule.Id}"));
    }

    [Theory]
    [InlineData("{'query': '60', 'header': 'voip', 'list': ['chat'], 'body/name': 'abc', 'body/code': 'a', 'body/share': 0.5, 'body/on': 'True'}")]
    [InlineData("{'query': '@triggerBody()', 'header': 'a @{1}', 'list': '@createArray(1)', 'body/inner/scopes': ['@{1}'], 'body/code': '@{1}'}")]
    [InlineData("{'body': {'inner': {'scopes': ['chat'], 'more': 1}, 'code': null}, 'header': ''}")]
    [InlineData("{'dynamic': 'any', 'open': 'any', 'hidden': 'any', 'lookaround': 'any', 'broken': 'any'}")]
    [InlineData("{'body/code': '[parameters(`code`)]', 'body/name': '@@a'}")]
    public void Values_that_may_be_allowed_are_no_findings(string parameters) =>
        Assert.Empty(Lint(FlowMistake.WithAction(FlowMistakes.Valid, "More", FlowMistake.Json(FlowMistake.CallJson("Limit", parameters)))).Select(Shown));

    [Theory]
    [InlineData(nameof(FlowHost.PowerAutomate), "{}", false)]
    [InlineData(nameof(FlowHost.Consumption), "{}", true)]
    [InlineData(nameof(FlowHost.Consumption), "{'concurrency': {'repetitions': 1}}", false)]
    public void Loops_run_side_by_side_as_the_product_has_it(string host, string configuration, bool isRace)
    {
        var loop = ((ObjectValue)((ObjectValue)FlowMistakes.Valid["actions"]!)["Each"]!).With("runtimeConfiguration", FlowMistake.Json(configuration));
        var findings = FlowLinter.Lint(Definition(FlowMistake.WithAction(FlowMistakes.Valid, "Each", loop), Enum.Parse<FlowHost>(host)), Environment);
        Assert.Equal(isRace ? ["VariableRace"] : [], findings.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData("@body(`Issue`)?[`expiresOn`]", false)]
    [InlineData("@outputs(`Issue`)?[`statusCode`]", false)]
    [InlineData("@equals(body(`Issue`)?[`token`], ``)", false)]
    [InlineData("@body(`Issue`)?[`error`]?[`message`]", false)]
    [InlineData("@if(true, null, body(`Issue`)?[`token`])", true)]
    [InlineData("@actions(`Issue`)?[`outputs`]?[`body`]", true)]
    [InlineData("@string(body(`Issue`))", true)]
    [InlineData("@first(createArray(body(`Issue`)))?[`token`]", true)]
    public void Follows_tokens_through_expressions(string expression, bool isToken)
    {
        var action = FlowMistake.Json(FlowMistake.ComposeJson(expression, "{'Issue': ['Succeeded']}"));
        var findings = Lint(FlowMistake.WithAction(FlowMistakes.Valid, "More", action));
        Assert.Equal(isToken ? ["TokenInputNotSecure"] : [], findings.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData("{'actions': 1, 'triggers': []}")]
    [InlineData("{'actions': {'a': 1, 'b': {'type': 1, 'runAfter': 1, 'inputs': 1}}}")]
    [InlineData("{'actions': {'a': {'type': 'Foreach', 'actions': [], 'runAfter': {'a': 1}, 'foreach': {}, 'runtimeConfiguration': 1}}}")]
    [InlineData("{'actions': {'a': {'type': 'InitializeVariable', 'inputs': {'variables': [1, {'name': 1}]}}, 'b': {'type': 'SetVariable'}}}")]
    [InlineData("{'actions': {'a': {'type': 'OpenApiConnection', 'inputs': {'host': 1, 'parameters': 1}}, 'b': {'type': 'ApiConnection', 'inputs': {'path': 1, 'method': 1, 'host': {'connection': 1}}}}}")]
    [InlineData("{'actions': {'a': {'type': 'Switch', 'cases': {'b': 1}, 'default': 1, 'else': 1}, 'b': {'type': 'Http', 'inputs': {'uri': {}, 'method': {}}}}}")]
    [InlineData("{'actions': {'a': {'type': 'Select', 'inputs': {'from': '@item()', 'select': '@item()'}, 'runAfter': {'b': ['Succeeded']}}, 'b': {'type': 'Select', 'inputs': {}, 'runAfter': {'a': ['Failed']}}}}")]
    public void Anything_instead_of_a_definition_is_findings(string json) => Assert.NotEmpty(Lint(FlowMistake.Json(json)));

    [Theory]
    [InlineData(50)]
    [InlineData(500, Explicit = true, Traits = ["Category", "Stress"])]
    public void A_flow_as_large_as_its_file_may_be_is_linted_in_a_moment(int limit)
    {
        var limits = FlowLimits.Default with { MaxActions = limit };
        const string action = "{'type': 'Compose', 'runAfter': {'A#': ['Succeeded']}, 'inputs': {'a': '@outputs(`A#`)', 'b': '@outputs(`A#`)'}}";
        foreach (var count in (int[])[limit * 9 / 5, limit * 10])
        {
            var actions = Enumerable.Range(1, count).Select(i => $"'A{i}': {action.Replace("#", $"{i - 1}", StringComparison.Ordinal)}");
            var flow = FlowMistake.Json($"{{'triggers': {{'manual': {{'type': 'Request'}}}}, 'actions': {{{string.Join(',', actions)}}}}}");
            var findings = FlowLinter.Lint(Definition(flow, FlowHost.PowerAutomate), Environment, limits);
            Assert.Contains("LimitExceeded", findings.Select(finding => finding.Rule.Id));
        }
    }

    [Theory]
    [InlineData("{\n  'triggers': {'manual': {'type': 'Request'}}, 'actions': {}\n}", "", 0, 0)]
    [InlineData("{\n  'triggers': {'manual': {'type': `Request`}}, 'actions': {}\n}", "single", 2, 35)]
    [InlineData("{\n  'triggers': {'manual': {'type': 'Request'}}, // a comment\n 'actions': {}\n}", "comments", 2, 48)]
    [InlineData("{\n  'triggers': {'manual': {'type': 'Request'}},\n 'actions': {}, \n}", "comma too many", 4, 1)]
    [InlineData("{\n  'triggers': {'manual': {'type': 'Request'}},\n  actions: {}\n}", "Names stand in double quotes", 3, 3)]
    public void A_file_that_is_not_JSON_is_found_with_its_place(string content, string says, int line, int column)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, FlowMistake.Text(content));
        try
        {
            var findings = FlowLinter.Lint(Assert.Single(FlowFile.Read(file)), Environment);

            Assert.Equal(line == 0 ? [] : [("NotJson", line, column)], findings.Select(finding => (finding.Rule.Id, finding.Place!.Value.Line, finding.Place!.Value.Column)));
            Assert.All(findings, finding => Assert.Contains(says, finding.Message, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IReadOnlyList<FlowFinding> Lint(ObjectValue definition) => FlowLinter.Lint(Definition(definition, FlowHost.PowerAutomate), Environment);

    private static FlowDefinition Definition(ObjectValue definition, FlowHost host) => FlowMistakes.Definition("test", definition, host);

    private static string Shown(FlowFinding finding) => $"{finding.Pointer} {finding.Rule.Id} {finding.Message}";

    private static Connector Tokens() => Connector.Parse(FlowMistake.Json("""
        {"swagger": "2.0", "info": {"title": "Tokens"},
         "paths": {
           "/identities": {"post": {"operationId": "CreateUser", "parameters": [
             {"name": "Request-ID", "in": "header", "type": "string"},
             {"name": "body", "in": "body", "schema": {"properties": {"createTokenWithScopes": {"type": "array"}}}}],
             "responses": {"201": {"schema": {"properties": {"identity": {"properties": {"id": {}}}, "accessToken": {"$ref": "#/definitions/Token"}}}}}}},
           "/identities/{identityId}": {"delete": {"operationId": "DeleteUser", "parameters": [{"$ref": "#/parameters/identityId"}]}},
           "/identities/{identityId}/:revoke": {"post": {"operationId": "RevokeTokens", "parameters": [{"$ref": "#/parameters/identityId"},
             {"name": "body", "in": "body", "required": true, "schema": {"required": ["reason"], "properties": {"reason": {}}}}]}},
           "/identities/{identityId}/:issueAccessToken": {"post": {"operationId": "IssueToken", "parameters": [{"$ref": "#/parameters/identityId"},
             {"name": "body", "in": "body", "required": true, "schema": {"required": ["scopes"], "properties": {"scopes": {}}}}],
             "responses": {"200": {"schema": {"$ref": "#/definitions/Token"}}, "default": {"schema": {}}}}},
           "/limits": {"put": {"operationId": "Limit", "parameters": [
             {"name": "query", "in": "query", "type": "integer", "minimum": 60, "maximum": 1440},
             {"name": "header", "in": "header", "type": "string", "enum": ["chat", "voip"]},
             {"name": "list", "in": "query", "type": "array", "minItems": 1, "items": {"type": "string", "enum": ["chat", "voip"]}},
             {"name": "dynamic", "in": "query", "type": "string", "enum": ["chat"], "x-ms-dynamic-values": {"operationId": "x"}},
             {"name": "open", "in": "query", "type": "string", "enum": ["chat"], "x-ms-enum": {"name": "Scope", "modelAsString": true}},
             {"name": "hidden", "in": "query", "type": "string", "enum": ["chat"], "x-ms-visibility": "internal"},
             {"name": "lookaround", "in": "query", "type": "string", "pattern": "(?=b)b"},
             {"name": "broken", "in": "query", "type": "string", "pattern": "(b"},
             {"name": "body", "in": "body", "schema": {"properties": {
               "name": {"type": "string", "minLength": 1, "maxLength": 3},
               "code": {"allOf": [{"$ref": "#/definitions/Code"}]},
               "share": {"type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 1, "exclusiveMaximum": true},
               "on": {"type": "boolean"},
               "inner": {"type": "object", "additionalProperties": {}, "properties": {"scopes": {"type": "array", "items": {"$ref": "#/definitions/Scope"}}}}}}}]}}},
         "parameters": {"identityId": {"name": "identityId", "in": "path", "required": true, "type": "string"}},
         "definitions": {"Scope": {"type": "string", "enum": ["chat", "voip"]}, "Code": {"type": "string", "pattern": "^[a-z]+$"}, "Token": {"properties": {"token": {"type": "string"}, "expiresOn": {"type": "string"}}}}}
        """), "tokens");
}
