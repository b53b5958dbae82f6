using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>
/// Where Terminate and Response may stand.
/// https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers
/// </summary>
internal static class PlaceChecks
{
    public static void Run(LintedFlow flow)
    {
        var triggers = flow.Definition.Definition["triggers"].AsObject();
        var isRequest = triggers.Count == 0 || triggers.Any(trigger => trigger.Value.Member("type") is not { } type || IsOpen(type) || type.IsText("Request"));
        foreach (var action in flow.Actions.Where(action => action.Is("Terminate", "Response")))
        {
            if (LoopAround(action) is { } loop)
                Add(flow, action, $"The workflow run action '{action.Name}' has type '{action.Definition.Type}' that could not be nested under an action of type '{loop.Definition.Type.ToLowerInvariant()}'.");
            else if (action.Is("Response") && !isRequest)
                Add(flow, action, $"The action '{action.Name}' responds to a caller, and the flow has none: its trigger is no Request.");
        }
    }

    /// <summary>A Response that may run while another branch does. One of two that never run both is fine.</summary>
    public static void RunParallel(LintedFlow flow, ReachChecks reach)
    {
        foreach (var action in flow.Actions.Where(action => action.Is("Response") && LoopAround(action) is null))
        {
            foreach (var outer in action.Enclosing.Prepend(action))
            {
                if (outer.Siblings.FirstOrDefault(other => IsBeside(outer, other) && reach.MayBothRun(outer, other)) is not { } beside)
                    continue;
                flow.Add(FlowRules.ResponseInParallel, action.Pointer, action.Name, $"It stands in a parallel branch: '{beside.Name}' may run at the same time.");
                break;
            }
        }
    }

    private static LintedAction? LoopAround(LintedAction action) => action.Enclosing.FirstOrDefault(outer => outer.Is("Foreach", "Until"));

    private static bool IsBeside(LintedAction one, LintedAction other) =>
        one != other && !one.Predecessors.Contains(other) && !other.Predecessors.Contains(one);

    /// <summary>What is not written out may be anything.</summary>
    private static bool IsOpen(Value type) => type.Text() is not { } text || text[0] is '@' or '[';

    private static void Add(LintedFlow flow, LintedAction action, string message) =>
        flow.Add(FlowRules.NotAllowedHere, action.Pointer, action.Name, message);
}
