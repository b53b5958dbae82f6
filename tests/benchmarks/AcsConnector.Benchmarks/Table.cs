using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AcsConnector.Benchmarks;

/// <summary>What was measured of one thing, once per pair.</summary>
internal sealed class Series(string name, string unit, int digits = 1)
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    public override string ToString()
    {
        var sorted = _values.Order().ToArray();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return $"| {name} | {Text(median)} {unit} | {Text(sorted[0])}–{Text(sorted[^1])} | {sorted.Length} |";
    }

    private string Text(double value) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}

/// <summary>Markdown.</summary>
internal sealed class Table
{
    private readonly StringBuilder _text = new StringBuilder()
        .AppendLine("| what | median | lowest–highest | runs |")
        .AppendLine("| --- | ---: | ---: | ---: |");

    public void Add(params ReadOnlySpan<Series> rows)
    {
        foreach (var row in rows)
            _text.AppendLine(row.ToString());
    }

    public override string ToString() => $"""
        {_text}
        {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores; the load generator runs on the same cores.

        """;
}
