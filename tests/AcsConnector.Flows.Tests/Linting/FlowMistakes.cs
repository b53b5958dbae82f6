using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;
using static AcsConnector.Flows.Tests.Linting.FlowMistake;

namespace AcsConnector.Flows.Tests.Linting;

/// <summary>The valid flow, and what can be wrong with it and be saved all the same; the other mistakes are saves of the conformance suite. Each row breaks one rule.</summary>
internal static class FlowMistakes
{
    private const string AfterIssue = "{'Issue': ['Succeeded']}";
    private const string Stop = "{'type':'Terminate','runAfter':{},'inputs':{'runStatus':'Succeeded'}}";
    private const string Body = "'body': {'scopes': ['chat']}";

    /// <summary>A flow that the service does not save, and the rows call.</summary>
    public static FlowDefinition Child { get; } = Definition(
        "child",
        Json("{'triggers': {'manual': {'type': 'Request'}}, 'actions': {'Loop': {'type': 'Foreach', 'foreach': '@range(0, 2)', 'actions': {'End': " + Stop + "}}}}"));

    public static ObjectValue Valid { get; } = Json("""
        {"parameters": {"site": {"type": "String"}, "$connections": {"type": "Object"}, "$authentication": {"type": "SecureObject"}},
         "triggers": {"manual": {"type": "Request", "inputs": {"schema": {}}}},
         "actions": {
           "Start": {"type": "InitializeVariable", "runAfter": {}, "inputs": {"variables": [{"name": "count", "type": "integer", "value": 0}]}},
           "Create": {"type": "OpenApiConnection", "runAfter": {"Start": ["Succeeded"]},
             "inputs": {"host": {"connectionName": "shared_tokens", "operationId": "CreateUser"}, "parameters": {"Request-ID": "@workflow()?[`run`]?[`name`]"}}},
           "Issue": {"type": "OpenApiConnection", "runAfter": {"Create": ["Succeeded"]},
             "inputs": {"host": {"connectionName": "shared_tokens", "operationId": "IssueToken"},
               "parameters": {"identityId": "@outputs(`Create`)?[`body/identity/id`]", "body/scopes": ["chat"]}, "authentication": "@parameters(`$authentication`)"},
             "runtimeConfiguration": {"secureData": {"properties": ["outputs"]}}},
           "Each": {"type": "Foreach", "runAfter": {"Issue": ["Succeeded", "Failed"]}, "foreach": "@triggerBody()?[`list`]", "actions": {
             "Add": {"type": "IncrementVariable", "runAfter": {}, "inputs": {"name": "count", "value": "@items(`Each`)"}},
             "Note": {"type": "SetVariable", "runAfter": {"Add": ["Succeeded"]}, "inputs": {"name": "count", "value": "@item()"}}}},
           "Wait": {"type": "Until", "runAfter": {"Each": ["Succeeded"]}, "expression": "@equals(outputs(`Look`), variables(`count`))", "limit": {"count": 2}, "actions": {
             "Look": {"type": "Compose", "runAfter": {}, "inputs": "@iterationIndexes(`Wait`)"}}},
           "Answer": {"type": "Response", "runAfter": {"Wait": ["Succeeded"], "Rest": ["Succeeded"]},
             "inputs": {"statusCode": 200, "body": {"token": "@body(`Issue`)?[`token`]", "site": "@parameters(`site`)"}},
             "runtimeConfiguration": {"secureData": {"properties": ["inputs"]}}},
           "Expiry": {"type": "Compose", "runAfter": {"Issue": ["Succeeded"]}, "inputs": "@body(`Issue`)?[`expiresOn`]"},
           "Failure": {"type": "Compose", "runAfter": {"Issue": ["Failed", "TimedOut"]}, "inputs": "@empty(body(`Issue`)?[`token`])"},
           "Rest": {"type": "Compose", "runAfter": {"Failure": ["Succeeded", "Skipped"], "Expiry": ["Succeeded", "Skipped"]}, "inputs": "[@{outputs(`Expiry`)}]"}},
         "outputs": {}}
        """);

    public static IReadOnlyList<FlowMistake> All { get; } =
    [
        Replace("ResponseInParallel", "/actions/Answer", "'Rest':['Succeeded']", "'Failure':['Skipped']", "parallel branch"),
        Action("ActionUnreachable", "More", "/runAfter", ComposeJson("1", "{'Start': ['Skipped']}"), "'Start' to be Skipped"),
        Action("ActionUnreachable", "More", "/runAfter", ComposeJson("1", "{'Issue': ['Succeeded'], 'Failure': ['Succeeded']}"), "one run"),
        new("ActionUnreachable", "/actions/More/runAfter", flow => WithAction(
            WithAction(flow, "End", Json("{'type': 'Terminate', 'runAfter': {}, 'inputs': {'runStatus': 'Failed'}}")),
            "More",
            Json(ComposeJson("1", "{'End': ['Succeeded', 'Failed']}"))), "ends the run"),
        new(
            "LimitExceeded",
            "/actions/Many500",
            flow => Enumerable.Range(11, 490).Aggregate(flow, (all, i) => WithAction(all, $"Many{i}", Json(ComposeJson("1")))),
            "500"),
        new(
            "LimitExceeded",
            Enumerable.Range(0, 9).Aggregate("", (pointer, i) => $"{pointer}/actions/S{i}") + "/actions",
            Nested,
            "8 levels"),
        new(
            "LimitExceeded",
            "/actions/More",
            flow => WithAction(flow, "More", Json(Many(250, i => $"{{'name': 'v{i}', 'type': 'array'}}", "{'type': 'InitializeVariable', 'runAfter': {}, 'inputs': {'variables': [", "]}}"))),
            "250"),
        Action("ResponseNeeded", "More", "", "{'type': 'Workflow', 'runAfter': {}, 'inputs': {'host': {'workflowReferenceName': 'w'}}}", "calls the flow `w`"),
        Action("ChildNotValid", "More", "", "{'type': 'Workflow', 'runAfter': {}, 'inputs': {'host': {'workflowReferenceName': 'Child'}}}", "cannot be saved: End: "),
        Action("TypeNotSupported", "More", "", "{'type': 'ServiceProvider', 'runAfter': {}, 'inputs': {}}", "ServiceProvider"),
        Compose("FunctionUnknown", "@concatt(`a`)", "Did you mean `concat`?"),
        Replace("FunctionUnknown", "/triggers/manual/inputs/schema/a", "'schema':{}", "'schema':{'a':'@triger()'}"),
        Compose("ArgumentsWrong", "@substring(`a`)", "expects two parameters"),
        Compose("ArgumentsWrong", "@variables(`count`, 1)"),
        Compose("ActionUnknown", "@outputs(`Creat`)", "Did you mean `Create`?"),
        Compose("ActionUnknown", "@result(`Nothing`)"),
        Compose("ActionNotBefore", "@body(`Create`)", "`Create`"),
        Compose("ActionNotBefore", "@outputs(`More`)"),
        Replace("ActionNotBefore", "/actions/Wait/limit/count", "'limit':{'count':2}", "'limit':{'count':'@outputs(`Look`)'}"),
        Replace("ActionNotBefore", "/actions/Each/foreach", "@triggerBody()?[`list`]", "@actions(`Add`)"),
        Compose("ParameterUnknown", "@parameters(`sit`)", "Did you mean `site`?"),
        Compose("VariableUnknown", "@variables(`cound`)", "Did you mean `count`?"),
        Action(
            "VariableUnknown",
            "More",
            "/inputs/name",
            "{'type': 'SetVariable', 'runAfter': {}, 'inputs': {'name': 'none', 'value': 1}}"),
        Compose("VariableNotBefore", "@variables(`count`)", "`Start`"),
        Action(
            "VariableTwice",
            "More",
            "",
            "{'type': 'InitializeVariable', 'runAfter': {}, 'inputs': {'variables': [{'name': 'COUNT', 'type': 'array'}]}}",
            "`Start`"),
        Replace(
            "VariableRace",
            "/actions/Each/actions/Note",
            "'type':'Foreach'",
            "'type':'Foreach','runtimeConfiguration':{'concurrency':{'repetitions':5}}",
            "`Each`"),
        Call("OperationUnknown", "/inputs/host/operationId", "IssueTokens", "{}", "Did you mean `IssueToken`?"),
        Call("OperationUnknown", "/inputs/host/operationId", "Other", "{}"),
        Request("PathUnknown", "/inputs/path", "post", "/identities/@{1}/:issueTokens", "", "POST /identities"),
        Request("PathUnknown", "/inputs/path", "get", "/identities", ""),
        Call("RequiredMissing", "/inputs/parameters", "DeleteUser", "{}", "`identityId`"),
        Call("RequiredMissing", "/inputs/parameters", "RevokeTokens", "{'identityId': 'x'}", "`body/reason`"),
        Call("RequiredMissing", "/inputs/parameters", "RevokeTokens", "{'identityId': 'x', 'body/reason': null}"),
        Request("RequiredMissing", "/inputs", "post", "/identities/x/:revoke", ", 'body': {}", "`body/reason`"),
        Call("ParameterNotOfOperation", "/inputs/parameters/userId", "DeleteUser", "{'identityId': 'x', 'userId': 'x'}"),
        Request("ParameterNotOfOperation", "/inputs/queries/version", "delete", "/identities/x", ", 'queries': {'version': '1'}"),
        Call(
            "BodyPathWrong",
            "/inputs/parameters/body~1reasons",
            "RevokeTokens",
            "{'identityId': 'x', 'body/reason': 'x', 'body/reasons': 'x'}",
            "Did you mean `body/reason`?"),
        Request(
            "BodyPathWrong",
            "/inputs/body/why",
            "post",
            "/identities/x/:revoke",
            ", 'body': {'reason': 'x', 'why': 'x'}",
            "`body/why`"),
        Value("/query", "{'query': 5}", "at least 60"),
        Value("/query", "{'query': '1441'}", "at most 1440"),
        Value("/query", "{'query': 'soon'}", "is no whole number, but `soon`."),
        Value("/query", "{'query': 60.5}", "no whole number"),
        Value("/header", "{'header': 'Chat'}", "none of chat, voip. Did you mean `chat`?"),
        Value("/list/1", "{'list': ['chat', 'chatt']}", "`list[1]` is `chatt`, and none of chat, voip. Did you mean `chat`?"),
        Value("/list", "{'list': []}", "has 0 items, and must have at least 1"),
        Value("/body~1name", "{'body/name': ''}", "at least 1"),
        Value("/body~1name", "{'body/name': 'abcd'}", "has 4 characters, and must have at most 3"),
        Value("/body~1code", "{'body/code': 'a1'}", "does not match the pattern ^[a-z]+$"),
        Value("/body~1share", "{'body/share': 0}", "more than 0"),
        Value("/body~1share", "{'body/share': 1}", "less than 1"),
        Value("/body~1on", "{'body/on': 'yes'}", "is not true or false, but `yes`"),
        Value("/body~1inner~1scopes/0", "{'body/inner/scopes': ['chatt']}", "`body/inner/scopes[0]`"),
        Value("/body/inner/scopes/0", "{'body': {'inner': {'scopes': ['chatt', '@{1}']}}}", "`body/inner/scopes[0]`"),
        Request("ValueNotAllowed", "/inputs/queries/query", "put", "/limits", ", 'queries': {'query': '5'}", "at least 60"),
        Request("ValueNotAllowed", "/inputs/headers", "put", "/limits", ", 'headers': {'header': 'sms'}", "none of chat, voip"),
        Request("ValueNotAllowed", "/inputs/body/inner/scopes/1", "put", "/limits", ", 'body': {'inner': {'scopes': ['chat', 'chatt']}}", "`body/inner/scopes[1]`"),
        Call("RepeatMakesTwo", "", "CreateUser", "{}", "`Request-ID`"),
        Replace("TokenOutputNotSecure", "/actions/Issue", "['outputs']", "['inputs']", "`body/token`"),
        Call(
            "TokenOutputNotSecure",
            "",
            "CreateUser",
            "{'Request-ID': 'x', 'body/createTokenWithScopes': ['chat']}",
            "`body/accessToken/token`"),
        Request("TokenOutputNotSecure", "", "post", "/identities/@{1}/:issueAccessToken", $", {Body}"),
        Action(
            "TokenOutputNotSecure",
            "More",
            "",
            $"{{'type': 'Http', 'runAfter': {{}}, 'inputs': {{'method': 'POST', 'uri': '@{{parameters(`site`)}}/identities/@{{1}}/:issueAccessToken', {Body}}}}}"),
        Replace("TokenInputNotSecure", "/actions/Answer", "['inputs']", "[]"),
        Action("TokenInputNotSecure", "More", "", ComposeJson("@outputs(`Issue`)?[`body/token`]", AfterIssue)),
        Action("TokenInputNotSecure", "More", "", ComposeJson("Bearer @{body(`Issue`).token}", AfterIssue)),
        Action("TokenInputNotSecure", "More", "", ComposeJson("@outputs(`Issue`)", AfterIssue)),
        Action(
            "TokenInputNotSecure",
            "More",
            "",
            "{'type': 'ParseJson', 'runAfter': {'Issue': ['Succeeded']}, 'inputs': {'content': '@body(`Issue`)', 'schema': {}}}"),
        Action(
            "TokenInVariable",
            "More",
            "",
            "{'type': 'InitializeVariable', 'runAfter': {'Issue': ['Succeeded']}, 'inputs': {'variables': [{'name': 't', 'type': 'string', 'value': '@body(`Issue`)?[`token`]'}]}}"),
    ];

    public static FlowDefinition Definition(string name, ObjectValue definition, FlowHost host = FlowHost.PowerAutomate) => new()
    {
        Name = name,
        Host = host,
        File = name + ".json",
        Pointer = "",
        Definition = definition,
    };

    private static FlowMistake Value(string at, string parameters, string says) =>
        Call("ValueNotAllowed", "/inputs/parameters" + at, "Limit", parameters, says);

    private static ObjectValue Nested(ObjectValue flow)
    {
        var inner = ComposeJson("1");
        for (var i = 8; i >= 0; i--)
            inner = $"{{'type': 'Scope', 'runAfter': {{}}, 'actions': {{'{(i == 8 ? "More" : $"S{i + 1}")}': {inner}}}}}";
        return WithAction(flow, "S0", Json(inner));
    }

    private static string Many(int count, Func<int, string> one, string begin, string end) => begin + string.Join(',', Enumerable.Range(0, count).Select(one)) + end;
}
