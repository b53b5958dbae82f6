using AcsConnector.Benchmarks.Report;

namespace AcsConnector.Benchmarks;

/// <summary>
/// Pairs at several numbers of connections, interleaved. A pair whose ceiling lies far off the median of all ceilings was
/// measured while the machine did something else: it is measured again, a few times in all.
/// </summary>
internal sealed class PairedRuns
{
    private const double MostOff = 0.1;
    private readonly Dictionary<int, Pair[]> _pairs = [];

    public PairedRuns(IReadOnlyList<int> connections, int pairs, int mostRepeats, Func<int, Pair> measure)
    {
        foreach (var each in connections)
            _pairs[each] = new Pair[pairs];
        for (var round = 0; round < pairs; round++)
        {
            foreach (var each in connections)
            {
                Progress.Say($"Pair {round + 1} of {pairs}, {each} connections");
                _pairs[each][round] = measure(each);
            }
        }

        while (Off is [var (each, round), ..] && Repeated < mostRepeats)
        {
            Repeated++;
            Progress.Say($"Pair {round + 1}, {each} connections, again: its ceiling was off");
            _pairs[each][round] = measure(each);
        }

        LeftOff = Off.Count;
    }

    public IEnumerable<int> Connections => _pairs.Keys;

    public IReadOnlyList<Pair> All => [.. _pairs.Values.SelectMany(pairs => pairs)];

    public int Repeated { get; }

    /// <summary>Pairs that are still off.</summary>
    public int LeftOff { get; }

    /// <summary>Whether this load was measured with so many connections.</summary>
    public bool Has(int connections, Load load) => _pairs[connections][0].Loads.ContainsKey(load);

    public IReadOnlyList<Measured> Of(int connections, Load load) => [.. _pairs[connections].Select(pair => pair.Loads[load])];

    /// <summary>The ratio of each pair.</summary>
    public Series Ratio(int connections, Func<Pair, double> ratio) => new(_pairs[connections].Select(ratio), "×", digits: 2);

    /// <summary>The farthest off first.</summary>
    private List<(int Connections, int Round)> Off
    {
        get
        {
            var median = new Series(All.Select(pair => pair.Ceilings.TwoThreads), "/s").Median;
            return [.. _pairs
                .SelectMany(entry => entry.Value.Select((pair, round) => (entry.Key, Round: round, Distance: Math.Abs(pair.Ceilings.TwoThreads / median - 1))))
                .Where(pair => pair.Distance > MostOff)
                .OrderByDescending(pair => pair.Distance)
                .Select(pair => (pair.Key, pair.Round))];
        }
    }
}
