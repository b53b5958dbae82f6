using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>What keeps a flow from being loaded, and the service's limits: "Limits and configuration" of the Logic Apps documentation.</summary>
internal static class StructureChecks
{
    public static void Run(LintedFlow flow, FlowEnvironment environment)
    {
        var builder = new FlowBuilder(flow.Definition, environment, flow.Language, flow.Limits);
        FlowTrigger.Read(builder);
        builder.ReadBlock(flow.Definition.Definition["actions"], flow.Definition.Pointer + "/actions");
        foreach (var problem in builder.Problems)
        {
            if (RuleOf(flow, problem) is { } rule)
                flow.Add(rule, problem.Pointer, problem.Action, problem.Message);
        }

        CheckLimits(flow);
    }

    private static FlowRule? RuleOf(LintedFlow flow, FlowProblem problem) => problem.Kind switch
    {
        FlowProblemKind.Trigger => FlowRules.TriggerMissing,
        FlowProblemKind.Type => FlowRules.TypeMissing,
        FlowProblemKind.Name => FlowRules.NameTwice,
        FlowProblemKind.RunAfter => FlowRules.RunAfterNotValid,
        FlowProblemKind.Circle => FlowRules.RunAfterCircle,
        FlowProblemKind.SaveLimit or FlowProblemKind.Limit => FlowRules.LimitExceeded,
        FlowProblemKind.VariableInBlock => FlowRules.VariableInBlock,
        FlowProblemKind.Unsupported => FlowRules.TypeNotSupported,
        FlowProblemKind.ResponseMissing => FlowRules.ResponseNeeded,
        // ExpressionChecks finds them with their places, in all kinds of actions.
        FlowProblemKind.Expression => flow.HasExpressionFinding(problem.Pointer) ? null : FlowRules.SyntaxError,
        // The deployment has it.
        FlowProblemKind.Value => null,
        _ => FlowRules.ActionNotValid,
    };

    private static void CheckLimits(LintedFlow flow)
    {
        var variables = flow.Actions.Where(action => action.Is("InitializeVariable")).ToList();
        if (variables.Sum(action => action.Definition.Input("variables").Items().Count) > flow.Limits.MaxVariables)
            flow.Add(
                FlowRules.LimitExceeded,
                variables[^1].Pointer,
                variables[^1].Name,
                $"The flow has more than {flow.Limits.MaxVariables} variables.");
    }
}
