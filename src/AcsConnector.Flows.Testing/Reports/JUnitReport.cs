using System.Globalization;
using System.Text;
using System.Xml;
using AcsConnector.Flows.Testing.Running;

namespace AcsConnector.Flows.Testing.Reports;

/// <summary>Results as JUnit's XML: a suite for each file, a test case for each case, and one for a file that cannot be used.</summary>
internal static class JUnitReport
{
    /// <summary>The whole document.</summary>
    public static string Write(TestResults results)
    {
        var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, results);
            xml.WriteAttributeString("time", Seconds(results.Duration));
            foreach (var file in results.Files.Where(file => file.Cases.Count + file.Errors.Count > 0))
                WriteSuite(xml, file);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WriteSuite(XmlWriter xml, FileResult file)
    {
        var duration = file.Cases.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Duration);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(file.Path));
        WriteCounts(xml, new TestResults([file], duration));
        xml.WriteAttributeString("time", Seconds(duration));
        if (file.Errors.Count > 0)
            WriteUnusable(xml, file);
        foreach (var one in file.Cases)
            WriteCase(xml, file, one);
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, TestResults results)
    {
        xml.WriteAttributeString("tests", Number(results.Passed + results.Failed + results.Errors));
        xml.WriteAttributeString("failures", Number(results.Failed));
        xml.WriteAttributeString("errors", Number(results.Errors));
    }

    private static void WriteUnusable(XmlWriter xml, FileResult file)
    {
        WriteStart(xml, file, "the file can be used", TimeSpan.Zero);
        WriteProblem(xml, "error", file.Errors[0], file.Errors);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, FileResult file, CaseResult one)
    {
        WriteStart(xml, file, one.Name, one.Duration);
        if (one.Errors.Count > 0)
            WriteProblem(xml, "error", one.Errors[0], one.Errors);
        else if (one.Failures.Count > 0)
            WriteProblem(xml, "failure", MessageOf(one.Failures[0]), one.Failures.Select(failure => TextOf(file, one, failure)));
        xml.WriteEndElement();
    }

    private static void WriteStart(XmlWriter xml, FileResult file, string name, TimeSpan duration)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("classname", Clean(file.Path));
        xml.WriteAttributeString("time", Seconds(duration));
    }

    private static void WriteProblem(XmlWriter xml, string kind, string message, IEnumerable<string> lines)
    {
        xml.WriteStartElement(kind);
        xml.WriteAttributeString("message", Clean(message.Split('\n')[0]));
        xml.WriteString(Clean(string.Join('\n', lines)));
        xml.WriteEndElement();
    }

    private static string MessageOf(CaseFailure failure) => $"{failure.Path}: expected {failure.Expected}, actual {failure.Actual}";

    private static string TextOf(FileResult file, CaseResult one, CaseFailure failure) =>
        $"{file.Path}:{one.Place}: {MessageOf(failure)}{(failure.Reason is { } reason ? $", because {reason}" : "")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>What XML cannot hold is an escape.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i++]).Append(text[i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
        }

        return clean.ToString();
    }

    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
