using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>Finds what is wrong with a flow without running it.</summary>
public static class FlowLinter
{
    /// <summary>Takes any definition. Connectors that the environment does not have are not checked.</summary>
    public static IReadOnlyList<FlowFinding> Lint(FlowDefinition definition, FlowEnvironment environment, FlowLimits? limits = null)
    {
        var flow = new LintedFlow(definition, StandardLanguage.For(environment), limits ?? FlowLimits.Default);
        var calls = new ConnectorCalls(flow, environment.Connectors);
        StructureChecks.Run(flow, environment);
        ExpressionChecks.Run(flow);
        ConnectorChecks.Run(flow, calls);
        TokenChecks.Run(flow, calls);
        // Of more, how they depend on each other is not asked: that grows with their square.
        if (flow.Actions.Count <= 2L * flow.Limits.MaxActions)
        {
            ReachChecks.Run(flow);
            ReferenceChecks.Run(flow);
            VariableChecks.Run(flow);
        }

        var places = flow.Actions.Select((action, index) => (action.Name, index)).DistinctBy(action => action.Name).ToDictionary(StringComparer.Ordinal);
        return [.. flow.Findings.Distinct().OrderBy(finding => finding.Action is null ? -1 : places.GetValueOrDefault(finding.Action, -1))];
    }
}
