using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>Calls of given connectors against their definitions.</summary>
internal static class ConnectorChecks
{
    public static void Run(LintedFlow flow, ConnectorCalls calls)
    {
        foreach (var call in calls.All.Where(call => !call.IsHttp))
        {
            if (call.Operation is not { } operation)
            {
                AddUnknown(flow, call);
            }
            else if (call.Given is { } given)
            {
                CheckParameters(flow, call.Action, operation, given);
                ValueChecks.Run(flow, call.Action, operation, given);
                CheckRepeat(flow, call.Action, operation, given);
            }
        }
    }

    private static void AddUnknown(LintedFlow flow, ConnectorCall call)
    {
        var (action, title) = (call.Action, call.Connector.Title);
        if (action.Is("ApiConnection"))
        {
            var method = action.Definition.Input("method").Text() ?? "GET";
            var path = action.Definition.Input("path")?.ToText();
            flow.Add(
                FlowRules.PathUnknown,
                action.Pointer + "/inputs/path",
                action.Name,
                $"'{title}' has no operation {method.ToUpperInvariant()} {path}.");
            return;
        }

        var id = action.Definition.Input("host").Member("operationId")?.ToText() ?? "";
        var hint = Spelling.Hint(id, call.Connector.Operations.Select(operation => operation.OperationId));
        flow.Add(
            FlowRules.OperationUnknown,
            action.Pointer + "/inputs/host/operationId",
            action.Name,
            $"'{title}' has no operation '{id}'.{hint}");
    }

    private static void CheckParameters(LintedFlow flow, LintedAction action, ConnectorOperation operation, IReadOnlyDictionary<string, GivenParameter> given)
    {
        var names = NamesOf(operation);
        foreach (var name in operation.UnknownParameters(given.Keys))
        {
            var rule = name.Contains('/', StringComparison.Ordinal) ? FlowRules.BodyPathWrong : FlowRules.ParameterNotOfOperation;
            flow.Add(rule, given[name].Pointer, action.Name, $"'{operation.OperationId}' has no parameter '{name}'.{Spelling.Hint(name, names)}");
        }

        var place = action.Pointer + (action.Definition.Input("parameters") is null ? "/inputs" : "/inputs/parameters");
        foreach (var name in operation.MissingParameters(given.Keys))
            flow.Add(FlowRules.RequiredMissing, place, action.Name, $"'{operation.OperationId}' requires the parameter '{name}'.");
    }

    private static List<string> NamesOf(ConnectorOperation operation)
    {
        var names = operation.Parameters.Select(parameter => parameter.Name).ToList();
        if (FlatParameters.BodyOf(operation.Parameters) is { } body)
            names.AddRange(body.Schema.PropertyNames.Select(property => $"{body.Name}/{property}"));
        return names;
    }

    /// <summary>Four more requests are usual when there is no response, or one that says try again.</summary>
    private static void CheckRepeat(LintedFlow flow, LintedAction action, ConnectorOperation operation, IReadOnlyDictionary<string, GivenParameter> given)
    {
        var id = operation.Parameters.FirstOrDefault(IsRequestId);
        if (operation.Method != "POST" || id is null || given.ContainsKey(id.Name))
            return;
        if (!action.Definition.Input("retryPolicy").Member("type").IsText("none"))
            flow.Add(
                FlowRules.RepeatMakesTwo,
                action.Pointer,
                action.Name,
                $"It does not give '{id.Name}', and the request is repeated when there is no response.");
    }

    private static bool IsRequestId(ConnectorParameter parameter) => parameter.Location == ParameterLocation.Header
        && (parameter.Name.Contains("Request-ID", StringComparison.OrdinalIgnoreCase)
            || parameter.Name.Contains("Idempotency", StringComparison.OrdinalIgnoreCase));
}
