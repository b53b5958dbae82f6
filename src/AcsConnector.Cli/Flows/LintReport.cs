using AcsConnector.Cli.Validation;
using AcsConnector.Cli.Validation.Json;
using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Linting;

namespace AcsConnector.Cli.Flows;

/// <summary>A flow's findings as the reports of <c>validate</c> print them.</summary>
internal static class LintReport
{
    private static readonly Dictionary<FlowRule, Rule> Rules = FlowRules.All.ToDictionary(rule => rule, rule => (Rule)new LintRule(rule));

    /// <summary>In the order of the file.</summary>
    public static IEnumerable<Finding> Findings(FlowDefinition flow, FlowEnvironment environment)
    {
        var found = FlowLinter.Lint(flow, environment);
        var root = found.Count == 0 ? null : ReadPlaces(flow.File);
        return from finding in found
               let place = PlaceOf(root, finding.Pointer)
               orderby place.Line, place.Column
               select new Finding(Rules[finding.Rule], flow.File, place.Line, place.Column, finding.Pointer, finding.Message, finding.Action);
    }

    /// <summary>Null for a file in a zip, or one that is JSON for the flow's reader alone: its findings have no line.</summary>
    private static Node? ReadPlaces(string file)
    {
        try
        {
            return File.Exists(file) ? NodeReader.Read(new SourceFile(file, File.ReadAllBytes(file)), allowComments: true) : null;
        }
        catch (NotJsonException)
        {
            return null;
        }
    }

    /// <summary>The place of what the pointer names, or of the nearest thing around it that is there.</summary>
    private static (int Line, int Column) PlaceOf(Node? root, string pointer)
    {
        while (root is not null)
        {
            if (JsonPointer.Walk(root, pointer) is { } node)
                return node.Name is null ? (node.Place.Line, node.Place.Column) : (node.NamePlace.Line, node.NamePlace.Column);
            pointer = pointer[..Math.Max(0, pointer.LastIndexOf('/'))];
        }

        return (1, 1);
    }

    private sealed class LintRule(FlowRule rule) : Rule(rule.Id, (Severity)rule.Severity, rule.Title, rule.Mend);
}
