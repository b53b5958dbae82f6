using AcsConnector.Flows.Connectors;

namespace AcsConnector.Flows.Linting;

/// <summary>Tokens that anybody could read who may read the run history.</summary>
internal static class TokenChecks
{
    private static readonly string[] VariableActions = ["InitializeVariable", "SetVariable", "AppendToArrayVariable", "AppendToStringVariable"];

    /// <summary>They have no setting, and show no inputs.</summary>
    private static readonly string[] Blocks = ["If", "Switch", "Foreach", "Until", "Scope"];

    public static void Run(LintedFlow flow, ConnectorCalls calls)
    {
        var sources = calls.All.Where(GivesToken).ToList();
        foreach (var call in sources.Where(call => !call.Action.Definition.HidesOutputs))
        {
            flow.Add(
                FlowRules.TokenOutputNotSecure,
                call.Action.Pointer,
                call.Action.Name,
                $"Its output has a token ('{string.Join('/', call.Operation!.TokenPaths[0].Prepend("body"))}') and is not marked secure.");
        }

        var tokens = new TokenFlow(flow, sources);
        foreach (var action in flow.Actions.Where(action => !action.Is(Blocks) && !action.Definition.HidesInputs && tokens.Takes(action)))
        {
            var rule = action.Is(VariableActions) ? FlowRules.TokenInVariable : FlowRules.TokenInputNotSecure;
            var message = action.Is(VariableActions) ? "It puts a token into a variable." : "It takes a token, and its inputs are not marked secure.";
            flow.Add(rule, action.Pointer, action.Name, message);
        }
    }

    /// <summary>
    /// An operation that has a token only when asked for one (<c>createTokenWithScopes</c>) gives none without: it has an optional
    /// property about tokens, and the action does not give that.
    /// </summary>
    private static bool GivesToken(ConnectorCall call)
    {
        if (call.Operation is not { TokenPaths.Count: > 0 } operation)
            return false;
        if (FlatParameters.BodyOf(operation.Parameters) is not { } body || call.Given is not { } given)
            return true;
        var asks = body.Schema.PropertyNames
            .Except(body.Schema.Required)
            .Where(name => name.Contains("token", StringComparison.OrdinalIgnoreCase))
            .Select(name => $"{body.Name}/{name}")
            .ToList();
        return asks.Count == 0 || given.ContainsKey(body.Name) || asks.Exists(given.ContainsKey);
    }
}
