using System.Globalization;
using System.Text;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Reports;

/// <summary>Findings for people: one block each, and a line of numbers. Of many, a line for each rule, and the errors.</summary>
public static class TextReport
{
    /// <summary>So many blocks are read; more are passed over.</summary>
    private const int MaxBlocks = 50;

    /// <summary>The text, without a line feed at its end.</summary>
    /// <param name="findings">In the order to print them.</param>
    /// <param name="verbose">A block for each, however many there are.</param>
    public static string Write(IReadOnlyList<Finding> findings, bool verbose = false)
    {
        var text = new StringBuilder();
        if (verbose || findings.Count <= MaxBlocks)
            WriteBlocks(text, findings);
        else
            WriteSummary(text, findings);
        return text.Append(string.Join(", ", Counted(findings).Select(severity => Count(findings, severity)))).ToString();
    }

    /// <summary>The severities that are counted: infos, which most files cannot have, where there are some.</summary>
    internal static IEnumerable<Severity> Counted(IReadOnlyList<Finding> findings) =>
        Enum.GetValues<Severity>().Where(severity => severity != Severity.Info || findings.Any(finding => finding.Severity == Severity.Info));

    internal static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "note",
    };

    private static void WriteBlocks(StringBuilder text, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{PlaceOf(finding)}: {Word(finding.Severity)} {finding.Rule.Name}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    {(finding.Action is null ? "" : finding.Action + ": ")}{finding.Message}");
            if (finding.Path.Length > 0)
                text.AppendLine(CultureInfo.InvariantCulture, $"    at {finding.Path}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    {finding.Rule.Fix}");
            text.AppendLine();
        }
    }

    /// <summary>A line for each rule, the gravest and most frequent first, and blocks for the errors.</summary>
    private static void WriteSummary(StringBuilder text, IReadOnlyList<Finding> findings)
    {
        var rules = findings.GroupBy(finding => finding.Rule)
            .OrderBy(found => found.First().Severity).ThenByDescending(found => found.Count()).ToList();
        text.AppendLine(CultureInfo.InvariantCulture, $"{findings.Count} findings of {rules.Count} rules:").AppendLine();
        foreach (var found in rules)
        {
            var (count, first) = (found.Count(), found.First());
            text.AppendLine(CultureInfo.InvariantCulture, $"{count,7} × {Word(first.Severity)} {first.Rule.Name}, first at {PlaceOf(first)}");
        }

        text.AppendLine();
        WriteBlocks(text, findings.Where(finding => finding.Severity == Severity.Error).Take(MaxBlocks));
        text.AppendLine("Each finding with its place and its fix: --verbose").AppendLine();
    }

    private static string PlaceOf(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}:{finding.Column}");

    private static string Count(IReadOnlyList<Finding> findings, Severity severity)
    {
        var count = findings.Count(finding => finding.Severity == severity);
        return string.Create(CultureInfo.InvariantCulture, $"{count} {Word(severity)}{(count == 1 ? "" : "s")}");
    }
}
