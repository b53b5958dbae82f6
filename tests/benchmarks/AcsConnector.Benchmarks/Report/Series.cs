using System.Globalization;

namespace AcsConnector.Benchmarks.Report;

/// <summary>What was measured of one thing, once per pair.</summary>
internal sealed class Series
{
    private readonly double[] _sorted;
    private readonly string _unit;
    private readonly int _digits;

    public Series(IEnumerable<double> values, string unit, int digits = 1)
    {
        _sorted = [.. values.Order()];
        _unit = unit;
        _digits = digits;
    }

    public double Median => (_sorted[(_sorted.Length - 1) / 2] + _sorted[_sorted.Length / 2]) / 2;

    public string Spread => $"{Text(_sorted[0])}–{Text(_sorted[^1])}";

    public override string ToString() => $"{Text(Median)} {_unit}";

    private string Text(double value) => value.ToString($"N{_digits}", CultureInfo.InvariantCulture);
}
