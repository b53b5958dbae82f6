using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>Finds what is wrong with a flow without running it.</summary>
internal static class FlowLinter
{
    /// <summary>Takes any definition. Connectors that the environment does not have are not checked.</summary>
    public static IReadOnlyList<FlowFinding> Lint(FlowDefinition definition, FlowEnvironment environment, FlowLimits? limits = null)
    {
        var flow = new LintedFlow(definition, StandardLanguage.For(environment), limits ?? FlowLimits.Default);
        if (definition.JsonMistake is { } mistake)
            flow.Findings.Add(new FlowFinding(FlowRules.NotJson, definition.Pointer, null, mistake.Message) { Place = (mistake.Line, mistake.Column) });
        var calls = new ConnectorCalls(flow, environment.Connectors);
        ExpressionChecks.Run(flow);
        StructureChecks.Run(flow, environment);
        ConnectorChecks.Run(flow, calls);
        ForgetResponsesOfUnknownOperations(flow);
        TokenChecks.Run(flow, calls);
        var reach = new ReachChecks();
        CheckSave(flow, new ChildChecks(environment));
        if (IsSmall(flow))
        {
            ReachChecks.Run(flow, reach);
            PlaceChecks.RunParallel(flow, reach);
        }

        var places = flow.Actions.Select((action, index) => (action.Name, index)).DistinctBy(action => action.Name).ToDictionary(StringComparer.Ordinal);
        return [.. flow.Findings.Distinct().OrderBy(finding => finding.Action is null ? -1 : places.GetValueOrDefault(finding.Action, -1))];
    }

    /// <summary>What the service refuses to save of a flow, beside what keeps it from being read here.</summary>
    internal static IEnumerable<FlowProblem> FindWhatStopsSave(FlowDefinition definition, FlowEnvironment environment, FlowLanguage language, FlowLimits limits) =>
        FindWhatStopsSave(definition, new ChildChecks(environment), language, limits);

    /// <param name="children">Those of the flow that calls this one, which may call each other.</param>
    internal static IEnumerable<FlowProblem> FindWhatStopsSave(FlowDefinition definition, ChildChecks children, FlowLanguage language, FlowLimits limits)
    {
        var flow = new LintedFlow(definition, language, limits);
        ExpressionChecks.Run(flow);
        CheckSave(flow, children);
        return flow.Findings.Where(finding => finding.Rule.StopsSave)
            .Distinct()
            .Select(finding => new FlowProblem(finding.Pointer, finding.Action, finding.Message, FlowProblemKind.NotSaved));
    }

    /// <summary>An operation that its connector does not have is to be corrected, and no response to be given.</summary>
    private static void ForgetResponsesOfUnknownOperations(LintedFlow flow)
    {
        var unknown = flow.Findings
            .Where(finding => finding.Rule == FlowRules.OperationUnknown || finding.Rule == FlowRules.PathUnknown)
            .Select(finding => finding.Action)
            .ToHashSet();
        flow.Findings.RemoveAll(finding => finding.Rule == FlowRules.ResponseNeeded && unknown.Contains(finding.Action));
    }

    private static void CheckSave(LintedFlow flow, ChildChecks children)
    {
        SettingChecks.Run(flow);
        PlaceChecks.Run(flow);
        children.Run(flow);
        if (!IsSmall(flow))
            return;
        ReferenceChecks.Run(flow);
        VariableChecks.Run(flow);
    }

    /// <summary>Of more actions, how they depend on each other is not asked: that grows with their square.</summary>
    private static bool IsSmall(LintedFlow flow) => flow.Actions.Count <= 2L * flow.Limits.MaxActions;
}
