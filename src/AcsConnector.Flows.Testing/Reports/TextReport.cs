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
        foreach (var error in one.Errors)
            Wrap(text, "      ", "      ", error);
        foreach (var failure in one.Failures)
        {
            Wrap(text, "      ", "      ", failure.Path);
            Wrap(text, "        expected  ", "                  ", failure.Expected);
            Wrap(text, "        actual    ", "                  ", failure.Actual);
            if (failure.Reason is { } reason)
                Wrap(text, "        because   ", "                  ", reason);
        }
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
