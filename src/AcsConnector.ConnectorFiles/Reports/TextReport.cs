using System.Globalization;
using System.Text;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Reports;

/// <summary>Findings for people: one block each, and a line of numbers.</summary>
public static class TextReport
{
    /// <summary>The text, without a line feed at its end.</summary>
    public static string Write(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var severity = Word(finding.Severity);
            text.AppendLine(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}:{finding.Column}: {severity} {finding.Rule.Name}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    {(finding.Action is null ? "" : finding.Action + ": ")}{finding.Message}");
            if (finding.Path.Length > 0)
                text.AppendLine(CultureInfo.InvariantCulture, $"    at {finding.Path}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    {finding.Rule.Fix}");
            text.AppendLine();
        }

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

    private static string Count(IReadOnlyList<Finding> findings, Severity severity)
    {
        var count = findings.Count(finding => finding.Severity == severity);
        return string.Create(CultureInfo.InvariantCulture, $"{count} {Word(severity)}{(count == 1 ? "" : "s")}");
    }
}
