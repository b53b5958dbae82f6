using System.Globalization;
using System.Text;
using AcsConnector.Flows.Testing.Running;

namespace AcsConnector.Flows.Testing.Reports;

/// <summary>Results for people: a line for each case, and below it what is not as expected. No line is longer than 100 columns, where words allow it.</summary>
internal static class TextReport
{
    private const int Width = 100;

    /// <summary>Lines, the last one with the numbers.</summary>
    public static string Write(TestResults results)
    {
        var text = new StringBuilder();
        foreach (var file in results.Files.Where(file => file.Cases.Count + file.Errors.Count > 0))
            WriteFile(text, file);
        var milliseconds = results.Duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        return text.Append(CultureInfo.InvariantCulture, $"{results.Passed} passed, {results.Failed} failed, {results.Errors} errors, in {milliseconds} ms").ToString();
    }

    /// <summary>What is not as expected, behind a head of one's own.</summary>
    public static string Describe(IReadOnlyList<CaseFailure> failures)
    {
        var text = new StringBuilder();
        WriteFailures(text, "  ", failures);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>A case that has not passed, and why.</summary>
    public static string Describe(string file, CaseResult one)
    {
        var text = new StringBuilder($"{one.Name} ({file}, line {one.Place.Line})\n");
        WriteDetails(text, "  ", one);
        return text.ToString().TrimEnd('\n');
    }

    private static void WriteFile(StringBuilder text, FileResult file)
    {
        text.Append(file.Path).Append('\n');
        foreach (var error in file.Errors)
            Wrap(text, "  ! ", "    ", error);
        foreach (var one in file.Cases)
            WriteCase(text, one);
        text.Append('\n');
    }

    private static void WriteCase(StringBuilder text, CaseResult one)
    {
        Wrap(text, one.HasPassed ? "  ✓ " : one.Errors.Count > 0 ? "  ! " : "  ✗ ", "    ", one.HasPassed ? one.Name : $"{one.Name} (line {one.Place.Line})");
        WriteDetails(text, "      ", one);
    }

    private static void WriteDetails(StringBuilder text, string indent, CaseResult one)
    {
        foreach (var error in one.Errors)
            Wrap(text, indent, indent, error);
        WriteFailures(text, indent, one.Failures);
    }

    private static void WriteFailures(StringBuilder text, string indent, IReadOnlyList<CaseFailure> failures)
    {
        foreach (var failure in failures)
        {
            Wrap(text, indent, indent, failure.Path);
            WriteValue("expected", failure.Expected);
            WriteValue("actual", failure.Actual);
            if (failure.Reason is { } reason)
                WriteValue("because", reason);
        }

        void WriteValue(string name, string value) => Wrap(text, $"{indent}  {name,-10}", $"{indent}            ", value);
    }

    /// <summary>Breaks at blanks, and a word that is longer than a line anywhere.</summary>
    private static void Wrap(StringBuilder text, string first, string others, string content)
    {
        var indent = first;
        foreach (var paragraph in content.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = paragraph;
            do
            {
                var end = EndOfLine(rest, Width - indent.Length);
                text.Append(indent).Append(rest.AsSpan(0, end).TrimEnd()).Append('\n');
                rest = rest[end..].TrimStart();
                indent = others;
            }
            while (rest.Length > 0);
        }
    }

    private static int EndOfLine(string text, int width)
    {
        if (text.Length <= width)
            return text.Length;
        var blank = text.LastIndexOf(' ', width);
        if (blank > width / 2)
            return blank;
        return char.IsHighSurrogate(text[width - 1]) ? width - 1 : width;
    }
}
