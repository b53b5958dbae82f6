using System.Text;
using AcsConnector.Flows.Testing.Coverage;

namespace AcsConnector.Flows.Testing.Reports;

/// <summary>Coverage for people: the numbers of each flow, and what no case reached.</summary>
internal static class CoverageText
{
    /// <summary>What the kinds are called.</summary>
    internal static readonly (CoverageKind Kind, string One, string Many)[] Kinds =
    [
        (CoverageKind.Action, "action", "actions"),
        (CoverageKind.Branch, "branch", "branches"),
        (CoverageKind.RunAfter, "runAfter", "runAfter statuses"),
    ];

    /// <summary>A line for each flow, and below it one for each part that no case reached.</summary>
    public static string Write(IReadOnlyList<FlowCoverage> flows)
    {
        var text = new StringBuilder();
        foreach (var flow in flows)
        {
            text.Append("Reached of ").Append(flow.Flow).Append(" (").Append(flow.File).Append("): ").Append(Numbers(flow)).Append('\n');
            foreach (var (kind, name, _) in Kinds)
            {
                foreach (var item in flow.Of(kind).Where(item => !item.IsReached))
                    text.Append("  not reached: ").Append(name).Append(' ').Append(item.Name).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>How many of each kind were reached; what the flow does not have is left out.</summary>
    internal static string Numbers(FlowCoverage flow) => string.Join(", ", Kinds.Where(kind => flow.Of(kind.Kind).Any())
        .Select(kind => $"{flow.Of(kind.Kind).Count(item => item.IsReached)} of {flow.Of(kind.Kind).Count()} {kind.Many}"));
}
