using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks.Report;

/// <summary>A page of docs/ whose measured part is written anew; the text around it is a person's.</summary>
internal static class MeasuredPage
{
    private const string Begin = "<!-- measured: written by tests/benchmarks/run -->";
    private const string End = "<!-- end of measured -->";

    public static void Write(string name, string measured)
    {
        var file = Path.Combine(Programs.SourceTree, "docs", name);
        var text = File.ReadAllText(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{file} has no part between '{Begin}' and '{End}'.");
        File.WriteAllText(file, $"{text[..(begin + Begin.Length)]}\n\n{measured.Trim()}\n\n{text[end..]}");
    }
}
