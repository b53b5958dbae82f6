using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Reports;

/// <summary>Findings as one JSON object.</summary>
public static class JsonReport
{
    /// <summary>The number of findings by severity, and each finding.</summary>
    public static string Write(IReadOnlyList<Finding> findings) => Document(json =>
    {
        foreach (var severity in TextReport.Counted(findings))
            json.WriteNumber($"{TextReport.Word(severity)}s", findings.Count(finding => finding.Severity == severity));
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule.Name);
            json.WriteString("severity", TextReport.Word(finding.Severity));
            json.WriteString("file", finding.File);
            json.WriteNumber("line", finding.Line);
            json.WriteNumber("column", finding.Column);
            json.WriteString("path", finding.Path);
            if (finding.Action is { } action)
                json.WriteString("action", action);
            json.WriteString("message", finding.Message);
            json.WriteString("fix", finding.Rule.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>One object, indented, with the members that are written into it.</summary>
    internal static string Document(Action<Utf8JsonWriter> members)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
