using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>The actions of a flow that call the connector.</summary>
internal static partial class ActionSwap
{
    private static readonly string[] Blocks = ["actions", "cases", "tools"];
    private static readonly string[] Branches = ["else", "default"];

    /// <param name="run">From which connector to which one.</param>
    /// <param name="edits">The file.</param>
    /// <param name="definition">The flow's definition.</param>
    /// <param name="keys">What the flow's connections are called.</param>
    public static void Swap(SwapRun run, FileEdits edits, JsonPart definition, ConnectionKeys keys)
    {
        foreach (var action in Members(definition["triggers"]).Concat(ActionsOf(definition)))
            SwapAction(run, edits, action, keys);
    }

    /// <summary>With those in blocks, branches and cases.</summary>
    private static IEnumerable<JsonPart> ActionsOf(JsonPart block)
    {
        foreach (var action in Blocks.SelectMany(name => Members(block[name])))
        {
            yield return action;
            foreach (var inner in ActionsOf(action))
                yield return inner;
        }

        foreach (var inner in Branches.Select(name => block[name]).OfType<JsonPart>().SelectMany(ActionsOf))
            yield return inner;
    }

    private static IEnumerable<JsonPart> Members(JsonPart? part) => part?.Members.Where(member => member.IsObject) ?? [];

    private static void SwapAction(SwapRun run, FileEdits edits, JsonPart action, ConnectionKeys keys)
    {
        if (action.At("inputs", "host") is not { IsObject: true } host)
            return;
        var api = PowerConnections.LastSegment(host.TextAt("apiId"));
        if (run.To.IsApi(api))
            run.ActionsOfTarget++;
        var isOfApi = run.From.IsApi(api);
        if (!isOfApi && !IsOfConnection(run, host, keys))
            return;
        if (IsContradiction(host, api, isOfApi, keys))
        {
            run.Refuse($"{edits.File}: the action '{action.Name}' names one connector in host.apiId ({api}) and another by its "
                + $"connection ('{KeyOf(host)}'). Save the flow in the designer and export it again.");
            return;
        }

        run.Actions.Add((edits.File, action.Name!));
        OperationCheck.Check(run, edits.File, action);
        if (isOfApi && run.CanBeNamed(edits.File))
            edits.ReplaceWord(host["apiId"]!, api!, run.To.ApiName);
        SwapRuntimeUrl(run, edits, host.At("api", "runtimeUrl"));
    }

    private static bool IsOfConnection(SwapRun run, JsonPart host, ConnectionKeys keys) =>
        keys.IsMoved(KeyOf(host)) || (host.TextAt("connection", "referenceName") is { } key && run.StandardConnections.Contains(key));

    private static bool IsContradiction(JsonPart host, string? api, bool isOfApi, ConnectionKeys keys) =>
        api is not null && (isOfApi ? keys.IsOther(KeyOf(host)) : keys.IsMoved(KeyOf(host)));

    /// <summary>By name, or in an expression: <c>@parameters('$connections')['acsidentity']['connectionId']</c>.</summary>
    private static string? KeyOf(JsonPart host) =>
        host.TextAt("connectionName")
        ?? host.TextAt("connectionReferenceName")
        ?? (Key().Match(host.TextAt("connection", "name") ?? "") is { Success: true } found ? found.Groups["key"].Value : null);

    /// <summary>In flows from before solutions: <c>https://….azure-apim.net/apim/acsidentity</c>.</summary>
    private static void SwapRuntimeUrl(SwapRun run, FileEdits edits, JsonPart? url)
    {
        if (PowerConnections.LastSegment(url?.Text) is not { Length: > 0 } segment || !run.From.IsApi("shared_" + segment))
            return;
        if (run.To.IsApiNameKnown && run.To.ApiName.Length > 0)
            edits.ReplaceWord(url!, segment, run.To.ApiName["shared_".Length..]);
        else
            run.Refuse($"{edits.File} has addresses with the connector's name in the environment (runtimeUrl). Give it with "
                + $"--api-name {PowerConnections.Example(run)}.");
    }

    [GeneratedRegex(@"\['(?<key>[^']+)'\]\??\['connectionId'\]")]
    private static partial Regex Key();
}
