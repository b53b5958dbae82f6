using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Linting;

/// <summary>
/// A row: what is done to the valid flow, the rule that finds it, and where. In the rows' JSON, ' stands for " and ` stands for '.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="At">The pointer of the finding.</param>
/// <param name="Make">Makes the definition wrong.</param>
/// <param name="Says">A part of the message; ` is ' here too.</param>
internal sealed record FlowMistake(string Rule, string At, Func<ObjectValue, ObjectValue> Make, string Says = "")
{
    /// <summary>One more action, or another one of that name.</summary>
    public static FlowMistake Action(string rule, string name, string at, string action, string says = "") =>
        new(rule, $"/actions/{name}{at}", flow => WithAction(flow, name, Json(action)), says);

    /// <summary>A text of the definition that is replaced everywhere.</summary>
    public static FlowMistake Replace(string rule, string at, string find, string replace, string says = "") =>
        new(rule, at, flow => Replaced(flow, Text(find), Text(replace)), says);

    /// <summary>One more Compose.</summary>
    public static FlowMistake Compose(string rule, string expression, string says = "", string runAfter = "{}") =>
        Action(rule, "More", "/inputs", ComposeJson(expression, runAfter), says);

    public static string ComposeJson(string expression, string runAfter = "{}") => $"{{'type': 'Compose', 'runAfter': {runAfter}, 'inputs': '{expression}'}}";

    /// <summary>One more Power Automate call of the connector.</summary>
    public static FlowMistake Call(string rule, string at, string operationId, string parameters, string says = "") =>
        Action(rule, "More", at, CallJson(operationId, parameters), says);

    public static string CallJson(string operationId, string parameters) => "{'type': 'OpenApiConnection', 'runAfter': {}, 'inputs': {"
        + $"'host': {{'connectionName': 'shared_tokens', 'operationId': '{operationId}'}}, 'parameters': {parameters}}}}}";

    /// <summary>One more Logic Apps call of the connector.</summary>
    public static FlowMistake Request(string rule, string at, string method, string path, string more, string says = "") => Action(
        rule,
        "More",
        at,
        "{'type': 'ApiConnection', 'runAfter': {}, 'inputs': {'host': {'connection': {'referenceName': 'shared_tokens'}}, "
            + $"'method': '{method}', 'path': '{path}'{more}}}}}",
        says);

    public static string Text(string text) => text.Replace('\'', '"').Replace('`', '\'');

    public static ObjectValue Json(string text) => (ObjectValue)ValueJson.Parse(Text(text));

    /// <summary>What is added stands beside the valid flow's Response, which is told of in a parallel branch: that goes.</summary>
    public static ObjectValue WithAction(ObjectValue flow, string name, Value action)
    {
        var actions = (ObjectValue)flow["actions"]!;
        return flow.With("actions", (actions[name] is null ? actions.Without("Answer") : actions).With(name, action));
    }

    private static ObjectValue Replaced(ObjectValue flow, string find, string replace)
    {
        var text = ValueJson.Write(flow);
        Assert.Contains(find, text, StringComparison.Ordinal);
        return (ObjectValue)ValueJson.Parse(text.Replace(find, replace, StringComparison.Ordinal));
    }
}
