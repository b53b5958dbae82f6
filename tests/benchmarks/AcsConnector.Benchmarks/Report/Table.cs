using System.Globalization;

namespace AcsConnector.Benchmarks.Report;

/// <summary>One Markdown table: rows with a median and its spread, and for load the latencies, the cost and what it compares to.</summary>
internal sealed class Table
{
    private readonly List<string> _lines =
    [
        "| what | connections | median | lowest–highest | p50 ms | p99 ms | CPU µs each | compared, within each pair |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ];

    public void Section(string title) => _lines.Add($"| **{title}** | | | | | | | |");

    public void Add(string what, Series median, string compared = "") =>
        _lines.Add($"| {what} | | {median} | {median.Spread} | | | | {compared} |");

    public void Add(string what, int connections, IReadOnlyList<Measured> loads, string compared = "")
    {
        var throughput = new Series(loads.Select(load => load.PerSecond), "/s", digits: 0);
        _lines.Add(
            $"| {what} | {connections} | {throughput} | {throughput.Spread} | {Median(loads, load => load.P50, 2)} | {Median(loads, load => load.P99, 2)} "
            + $"| {Median(loads, load => load.Cpu, 0)} | {compared} |");
    }

    /// <summary>Something that could not be measured here, and why.</summary>
    public void Missing(string what, string why) => _lines.Add($"| {what} | | – | | | | | {why} |");

    public override string ToString() => string.Join('\n', _lines);

    private static string Median(IReadOnlyList<Measured> loads, Func<Measured, double?> of, int digits)
    {
        var known = loads.Select(of).OfType<double>().ToArray();
        return known.Length == 0 ? "" : new Series(known, "").Median.ToString($"F{digits}", CultureInfo.InvariantCulture);
    }
}
