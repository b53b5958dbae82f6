using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;

namespace AcsConnector.Flows.Mocking;

/// <summary>The flows that one run may be made of.</summary>
internal static class CalledFlows
{
    /// <summary>The flow, the flows that are given beside it, and those of their files that one of them calls.</summary>
    public static IReadOnlyList<FlowDefinition> From(FlowDefinition definition, FlowEnvironment environment)
    {
        var flows = environment.ChildFlows.Prepend(definition).ToList();
        for (var i = 0; i < flows.Count; i++)
            flows.AddRange(CalledBy(flows[i], environment).Except(flows, ReferenceEqualityComparer.Instance).Cast<FlowDefinition>().ToList());
        return flows;
    }

    /// <summary>The flow and those that its run may run, each once, with their actions, whatever keeps one of them from running.</summary>
    public static IReadOnlyList<(FlowDefinition Flow, IReadOnlyList<FlowAction> Actions)> RunBy(FlowDefinition definition, FlowEnvironment environment)
    {
        var flows = new List<FlowDefinition> { definition };
        var read = new List<(FlowDefinition, IReadOnlyList<FlowAction>)>();
        for (var i = 0; i < flows.Count; i++)
        {
            var builder = new FlowBuilder(flows[i], environment, StandardLanguage.For(environment), FlowLimits.Default);
            var block = builder.ReadBlock(flows[i].Definition["actions"], flows[i].Pointer + "/actions");
            IReadOnlyList<FlowAction> actions = [.. block.Actions.SelectMany(action => action.Descendants.Prepend(action))];
            flows.AddRange(actions.Select(action => action.Called).OfType<FlowDefinition>().Except(flows, ReferenceEqualityComparer.Instance).Cast<FlowDefinition>().ToList());
            read.Add((flows[i], actions));
        }

        return read;
    }

    /// <summary>Whether an action asks somebody else. A flow that is called, and is there, runs itself.</summary>
    public static bool Asks(LintedAction action, FlowDefinition flow, FlowEnvironment environment) =>
        BuiltInActions.CanBeMocked(action.Definition.Type)
        && !(action.Is("Workflow") && ChildWorkflow.ChildOf(action.Definition, flow, environment) is not null);

    /// <summary>The actions of a flow, whatever is wrong with them.</summary>
    public static IReadOnlyList<LintedAction> ActionsOf(FlowDefinition flow, FlowEnvironment environment) =>
        new LintedFlow(flow, StandardLanguage.For(environment), FlowLimits.Default).Actions;

    private static IEnumerable<FlowDefinition> CalledBy(FlowDefinition flow, FlowEnvironment environment) => flow.Siblings.Count == 0
        ? []
        : ActionsOf(flow, environment).Where(action => action.Is("Workflow")).Select(action => ChildWorkflow.ChildOf(action.Definition, flow, environment)).OfType<FlowDefinition>();
}
