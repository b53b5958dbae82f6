using System.Diagnostics;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>From starting <c>acs-connector</c> to the first user it made.</summary>
internal static class Starts
{
    public static void Measure(Programs programs, int times, Table table)
    {
        table.Section("`acs-connector start` to its first 201");
        using var empty = new TemporaryFolder();
        using var million = new TemporaryFolder();
        FilledStore.Make(million, programs.Cli, Rig.Million);
        var file = FilledStore.Megabytes(million);
        (string Name, TemporaryFolder Data)[] stores = [("0 identities", empty), ("1,000,000 identities", million)];
        OfConnector(programs.Cli, empty);
        Progress.Say("Starts of acs-connector");
        var connector = Interleaved(times, stores, data => OfConnector(programs.Cli, data));
        table.Add("`acs-connector start`, 0 identities", new Series(connector[stores[0].Name], "ms", digits: 0));
        table.Add("`acs-connector start`, 1,000,000 identities", new Series(connector[stores[1].Name], "ms", digits: 0), $"the store's file has {file:F0} MB");
    }

    /// <summary>By name, the milliseconds of each; one of each per round.</summary>
    public static Dictionary<string, List<double>> Interleaved<T>(int times, IReadOnlyList<(string Name, T Of)> what, Func<T, TimeSpan> start)
    {
        var all = what.ToDictionary(each => each.Name, _ => new List<double>());
        for (var round = 0; round < times; round++)
        {
            foreach (var (name, of) in what)
                all[name].Add(start(of).TotalMilliseconds);
        }

        return all;
    }

    private static TimeSpan OfConnector(string program, TemporaryFolder data)
    {
        var started = Stopwatch.GetTimestamp();
        using var connector = ConnectorProcess.Start(program, data);
        using var caller = new Connection(connector.Api);
        caller.Send(Requests.FirstUserThroughApi(connector.Api, connector.ApiKey));
        return Stopwatch.GetElapsedTime(started);
    }
}
