using System.Reflection;
using System.Text.Json;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Reports;

/// <summary>Findings as SARIF 2.1.0, which code hosts show beside the lines.</summary>
public static class SarifReport
{
    /// <param name="findings">What was found.</param>
    /// <param name="verb">What found it, the tool's name in the report.</param>
    public static string Write(IReadOnlyList<Finding> findings, string verb = "validate")
    {
        var rules = findings.Select(finding => finding.Rule).Distinct().ToList();
        return JsonReport.Document(json =>
        {
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, findings.DistinctBy(finding => finding.Rule), verb);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var finding in findings)
                WriteResult(json, finding, rules.IndexOf(finding.Rule));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    private static void WriteTool(Utf8JsonWriter json, IEnumerable<Finding> firsts, string verb)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", $"acs-connector {verb}");
        json.WriteString("version", typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        json.WriteStartArray("rules");
        foreach (var first in firsts)
        {
            json.WriteStartObject();
            json.WriteString("id", first.Rule.Name);
            WriteText(json, "shortDescription", first.Rule.Description);
            WriteText(json, "help", first.Rule.Fix);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(first.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Name);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        WriteText(json, "message", $"{(finding.Action is null ? "" : finding.Action + ": ")}{finding.Message} {finding.Rule.Fix}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", AddressOf(finding.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Line);
        json.WriteNumber("startColumn", finding.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        if (finding.Path.Length > 0)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", finding.Path);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The format has no level below a note.</summary>
    private static string Level(Severity severity) => TextReport.Word(severity == Severity.Info ? Severity.Note : severity);

    private static string AddressOf(string file) =>
        Path.IsPathRooted(file) ? new Uri(file).AbsoluteUri : string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
