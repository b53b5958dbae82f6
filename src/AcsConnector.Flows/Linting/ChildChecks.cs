using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;

namespace AcsConnector.Flows.Linting;

/// <summary>Flows that a flow calls, among those that are given: what the service refuses to save of them is known before they run.</summary>
internal sealed class ChildChecks(FlowEnvironment environment)
{
    /// <summary>What is wrong with each flow, as far as it was asked; null for nothing, and for one that is being asked.</summary>
    private readonly Dictionary<FlowDefinition, string?> _known = new(ReferenceEqualityComparer.Instance);

    public void Run(LintedFlow flow)
    {
        _known.TryAdd(flow.Definition, null);
        foreach (var action in flow.Actions.Where(action => action.Is("Workflow") && !HasResponse(action.Definition)))
        {
            if (ChildWorkflow.ChildOf(action.Definition, flow.Definition, environment) is { } child && WhyNotSaved(child, flow) is { } reason)
                flow.Add(FlowRules.ChildNotValid, action.Pointer, action.Name, $"The flow '{child.Name}' that it calls cannot be saved: {reason}");
        }
    }

    private bool HasResponse(ActionDefinition action) => environment.IsMocked(action.Name) || action.StaticResult is not null;

    private string? WhyNotSaved(FlowDefinition child, LintedFlow caller)
    {
        if (!_known.TryGetValue(child, out var reason))
        {
            _known[child] = null;
            _known[child] = reason = Describe(Problems(child, caller));
        }

        return reason;
    }

    private List<FlowProblem> Problems(FlowDefinition child, LintedFlow caller)
    {
        try
        {
            var builder = new FlowBuilder(child, environment, caller.Language, caller.Limits);
            LoadedFlow.Load(builder, () => FlowLinter.FindWhatStopsSave(child, this, caller.Language, caller.Limits));
            return [];
        }
        catch (FlowRefusedException e)
        {
            return [.. e.Problems.Where(problem => problem.IsOfDefinition)];
        }
    }

    private static string? Describe(List<FlowProblem> problems)
    {
        if (problems is not [var first, ..])
            return null;
        var more = problems.Count > 1 ? $" And {problems.Count - 1} more: 'flow lint' of that flow tells." : "";
        return $"{(first.Action is { } action ? action + ": " : "")}{first.Message} ({first.Pointer}){more}";
    }
}
