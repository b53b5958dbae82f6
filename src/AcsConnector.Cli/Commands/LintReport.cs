using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;

namespace AcsConnector.Cli.Commands;

/// <summary>A flow's findings as the reports of <c>validate</c> print them.</summary>
internal static class LintReport
{
    private static readonly Dictionary<FlowRule, Rule> Rules = FlowRules.All.ToDictionary(rule => rule, rule => (Rule)new LintRule(rule));

    /// <summary>In the order of the file.</summary>
    public static IEnumerable<Finding> Findings(FlowDefinition flow, FlowEnvironment environment)
    {
        var found = FlowLinter.Lint(flow, environment);
        if (found.Count == 0)
            return [];

        var places = JsonPlaces.Read(flow.File);
        return from finding in found
               let place = finding.Place ?? places.Find(finding.Pointer)
               orderby place.Line, place.Column
               let severity = SeverityOf(finding.Rule.Severity)
               select new Finding(Rules[finding.Rule], severity, flow.File, place.Line, place.Column, finding.Pointer, finding.Message, finding.Action);
    }

    private static Severity SeverityOf(FlowSeverity severity) => severity switch
    {
        FlowSeverity.Error => Severity.Error,
        FlowSeverity.Warning => Severity.Warning,
        FlowSeverity.Info => Severity.Info,
        _ => Severity.Note,
    };

    private sealed class LintRule(FlowRule rule) : Rule(rule.Id, SeverityOf(rule.Severity), rule.Title, rule.Fix);
}
