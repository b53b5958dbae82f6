using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// What the expression's surroundings know. https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#workflow-functions
/// </summary>
internal static class WorkflowFunctions
{
    private const string Loop = "loop around this expression";

    public static readonly Function[] All =
    [
        Named("variables", (in call) => call.Context.Variable(Name(call)) ?? throw Unknown(call, "variable", call.Context.VariableNames)),
        Named("parameters", (in call) => call.Context.Parameter(Name(call)) ?? throw Unknown(call, "parameter", call.Context.ParameterNames)),
        Named("actions", (in call) => (call.Context.WholeAction(Name(call)) ?? throw Unknown(call, "action that has run", call.Context.ActionNames)).ToValue()),
        Named("body", (in call) => Action(call).Body),
        Named("actionBody", (in call) => Action(call).Body),
        Named("outputs", (in call) => Action(call).Outputs ?? Value.Null),
        Named("actionOutputs", (in call) => Action(call).Outputs ?? Value.Null),
        Named("result", (in call) => call.Context.ResultOf(Name(call)) ?? throw Unknown(call, "block of actions", call.Context.ResultNames)),
        Named("items", (in call) => call.Context.ItemOf(Name(call)) ?? throw Unknown(call, Loop, call.Context.ItemNames)),
        Named("iterationIndexes", (in call) => call.Context.IterationIndexOf(Name(call)) ?? throw Unknown(call, Loop, call.Context.IterationIndexNames)),
        Named("appsetting", AppSetting),
        // Only the agents of the service have these.
        Named("agentParameters", (in call) => throw NotExpected(call)),
        Nullary("item", (in call) => call.Context.Item ?? throw NotExpected(call)),
        Nullary("trigger", (in call) => Trigger(call).ToValue()),
        Nullary("triggerBody", (in call) => Trigger(call).Body),
        Nullary("triggerOutputs", (in call) => Trigger(call).Outputs ?? Value.Null),
        Nullary("workflow", (in call) => call.Context.Workflow),
        Nullary("action", (in call) => throw NotExpected(call)),
        Nullary("listCallbackUrl", (in call) => call.Context.CallbackUrl ?? throw NotExpected(call)),
    ];

    /// <summary>The record of the action that the first argument names.</summary>
    public static ActionRecord Action(in Invocation call) =>
        call.Context.Action(Name(call)) ?? throw Unknown(call, "action that has run", call.Context.ActionNames);

    public static ActionRecord Trigger(in Invocation call) => call.Context.Trigger ?? throw NotExpected(call);

    private static Function Named(string name, FunctionBody body) =>
        new(name, 1, 1, "must have only one parameter.", ArityEnding.None) { Body = body };

    private static Function Nullary(string name, FunctionBody body) =>
        new(name, 0, 0, "must not have any parameters.", ArityEnding.None) { Body = body };

    private static Value AppSetting(in Invocation call) => call.Context.HasAppSettings
        ? call.Context.AppSetting(Name(call)) ?? throw Unknown(call, "app setting", call.Context.AppSettingNames)
        : throw NotExpected(call);

    private static string Name(in Invocation call) => call[0] is StringValue name
        ? name.Content
        : throw new EvaluationException($"The provided parameters for template language function '{call.Name}' are not valid.");

    private static EvaluationException NotExpected(in Invocation call) =>
        new($"The template function '{call.Name}' is not expected at this location.");

    private static EvaluationException Unknown(in Invocation call, string what, IEnumerable<string> names)
    {
        var known = string.Join(", ", names);
        var ending = known.Length == 0 ? "." : $"; there are '{known}'.";
        return call.Error($"refers to '{call[0]}', and there is no {what} of that name{ending}");
    }
}
