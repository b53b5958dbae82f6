using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>Variables: initialised once, at the top, before they are used; and not set by iterations side by side.</summary>
internal static class VariableChecks
{
    private static readonly string[] Changes = ["SetVariable", "IncrementVariable", "DecrementVariable", "AppendToArrayVariable", "AppendToStringVariable"];

    public static void Run(LintedFlow flow)
    {
        var starts = Starts(flow);
        foreach (var (text, action) in flow.Texts)
        {
            foreach (var call in text.Calls.Where(call => ReferenceChecks.IsNamed(call, "variables")))
            {
                if (call.Arguments is [Literal { Value: StringValue { Content: var name } }])
                    CheckUse(flow, starts, name, text.Pointer, action);
            }
        }

        foreach (var action in flow.Actions.Where(action => action.Is(Changes)))
        {
            if (VariableOf(action) is { } name)
            {
                CheckUse(flow, starts, name, action.Pointer + "/inputs/name", action);
                CheckSelfReference(flow, action, name);
            }

            if (action.Is("SetVariable") && ParallelLoop(flow, action) is { } loop && !IsConstant(action))
                flow.Add(
                    FlowRules.VariableRace,
                    action.Pointer,
                    action.Name,
                    $"The iterations of '{loop.Name}' run side by side, and each sets the variable.");
        }
    }

    private static void CheckSelfReference(LintedFlow flow, LintedAction action, string name)
    {
        var value = LintedText.In(action.Definition.Input("value"), action.Pointer + "/inputs/value", action.Limits);
        if (value.FirstOrDefault(text => text.Calls.Any(call => Reads(call, name))) is { } self)
            flow.Add(FlowRules.SelfReference, self.Pointer, action.Name, $"Self reference is not supported when updating the value of variable '{name}'.");
    }

    private static bool Reads(Call call, string variable) => ReferenceChecks.IsNamed(call, "variables")
        && call.Arguments is [Literal { Value: StringValue { Content: var name } }]
        && string.Equals(name, variable, StringComparison.OrdinalIgnoreCase);

    /// <summary>The variable that a Set variable and its like changes; null when an expression names it.</summary>
    public static string? VariableOf(LintedAction action) =>
        action.Definition.Input("name").Text() is { } name && !name.Contains('@', StringComparison.Ordinal) ? name : null;

    private static Dictionary<string, LintedAction> Starts(LintedFlow flow)
    {
        var starts = new Dictionary<string, LintedAction>(StringComparer.OrdinalIgnoreCase);
        foreach (var action in flow.Actions.Where(action => action.Is("InitializeVariable")))
        {
            foreach (var variable in action.Definition.Input("variables").Items())
            {
                if (variable.Member("name").Text() is { } name && !starts.TryAdd(name, action))
                    flow.Add(
                        FlowRules.VariableTwice,
                        action.Pointer,
                        action.Name,
                        $"The variable '{name}' is initialised by '{starts[name].Name}', too.");
            }
        }

        return starts;
    }

    private static void CheckUse(LintedFlow flow, Dictionary<string, LintedAction> starts, string name, string pointer, LintedAction? action)
    {
        if (!starts.TryGetValue(name, out var start))
            flow.Add(
                FlowRules.VariableUnknown,
                pointer,
                action?.Name,
                $"No action initialises the variable '{name}'.{Spelling.Hint(name, starts.Keys)}");
        else if (action is not null && start.Parent is null && !flow.RunsBefore(start, action))
            flow.Add(
                FlowRules.VariableNotBefore,
                pointer,
                action.Name,
                $"'{start.Name}' initialises the variable '{name}', and does not run before '{action.Name}'.");
    }

    /// <summary>
    /// Only the outermost loop runs side by side: "Nested loops run sequentially", logic-apps-control-flow-loops. It does so in Power
    /// Automate when asked to, in Logic Apps unless asked not to.
    /// </summary>
    private static LintedAction? ParallelLoop(LintedFlow flow, LintedAction action)
    {
        var loop = action.Enclosing.LastOrDefault(outer => outer.Is("Foreach"));
        if (loop is null || loop.Definition.HasOption("Sequential"))
            return null;
        return loop.Definition.RuntimeConfiguration?["concurrency"].Member("repetitions") switch
        {
            null => flow.Definition.Host == FlowHost.PowerAutomate ? null : loop,
            IntegerValue { Content: 1 } => null,
            _ => loop,
        };
    }

    /// <summary>All iterations set the same.</summary>
    private static bool IsConstant(LintedAction action) => !LintedText.In(action.Definition.Input("value"), "", action.Limits).Any();
}
