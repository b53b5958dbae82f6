using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>What expressions name: actions, loops and parameters.</summary>
internal static class ReferenceChecks
{
    private static readonly HashSet<string> ActionFunctions = new(
        ["actions", "body", "actionBody", "outputs", "actionOutputs", "result", "formDataValue", "formDataMultiValues", "multipartBody"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> LoopFunctions = new(["items", "iterationIndexes"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Both are the platform's.</summary>
    private static readonly string[] OwnParameters = ["$connections", "$authentication"];

    public static void Run(LintedFlow flow)
    {
        var parameters = DeclaredParameters(flow.Definition);
        foreach (var (text, action) in flow.Texts)
        {
            foreach (var call in text.Calls)
            {
                if (IsNamed(call, "item") && action is not null)
                    CheckItem(flow, call, text, action);
                if (call.Arguments is not [Literal { Value: StringValue { Content: var name } }, ..])
                    continue;
                if (ActionFunctions.Contains(call.Name))
                    CheckAction(flow, call, name, text, action);
                else if (LoopFunctions.Contains(call.Name) && action is not null)
                    CheckLoop(flow, call, name, text, action);
                else if (parameters is not null && IsNamed(call, "parameters") && !parameters.Contains(name))
                    flow.Add(
                        FlowRules.ParameterUnknown,
                        text.Pointer,
                        action?.Name,
                        $"There is no parameter '{name}'.{Spelling.Hint(name, parameters)}");
            }
        }
    }

    public static bool IsNamed(Call call, string name) => string.Equals(call.Name, name, StringComparison.OrdinalIgnoreCase);

    private static void CheckAction(LintedFlow flow, Call call, string name, LintedText text, LintedAction? action)
    {
        if (flow.Find(name) is not { } target)
            flow.Add(FlowRules.ActionUnknown, text.Pointer, action?.Name, $"{call} names no action.{Spelling.Hint(name, flow.Names)}");
        else if (action is not null && !flow.RunsBefore(target, action) && !IsOwnEnd(target, text, action))
            flow.Add(
                FlowRules.ActionNotBefore,
                text.Pointer,
                action.Name,
                $"{call} reads '{target.Name}', which does not run before '{action.Name}'.");
    }

    /// <summary>An Until asks its condition after what is inside has run.</summary>
    private static bool IsOwnEnd(LintedAction target, LintedText text, LintedAction action) => action.Is("Until")
        && target.Enclosing.Contains(action)
        && text.Pointer.StartsWith(action.Pointer + "/expression", StringComparison.Ordinal);

    private static void CheckItem(LintedFlow flow, Call call, LintedText text, LintedAction action)
    {
        if (!action.Is("Select", "Query", "Table", "Join") && !action.Enclosing.Any(outer => outer.Is("Foreach", "Until")))
            flow.Add(FlowRules.LoopNotAround, text.Pointer, action.Name, $"{call} has no item: '{action.Name}' stands in no loop, and is no data operation.");
    }

    private static void CheckLoop(LintedFlow flow, Call call, string name, LintedText text, LintedAction action)
    {
        var loops = action.Enclosing.Where(outer => outer.Is("Foreach", "Until")).Select(loop => loop.Name).ToList();
        var isOwn = string.Equals(name, action.Name, StringComparison.OrdinalIgnoreCase) && action.Is("Until");
        if (!isOwn && !loops.Contains(name, StringComparer.OrdinalIgnoreCase))
            flow.Add(
                FlowRules.LoopNotAround,
                text.Pointer,
                action.Name,
                $"{call} names no loop around '{action.Name}'.{Spelling.Hint(name, loops)}");
    }

    /// <summary>Null when they are not known: a Standard workflow's stand in parameters.json, which is not here.</summary>
    private static HashSet<string>? DeclaredParameters(FlowDefinition definition) =>
        definition.Host == FlowHost.Standard && definition.ParameterValues.Count == 0
            ? null
            : new(
                [.. definition.Definition["parameters"].AsObject().Names, .. definition.ParameterValues.Names, .. OwnParameters],
                StringComparer.OrdinalIgnoreCase);
}
