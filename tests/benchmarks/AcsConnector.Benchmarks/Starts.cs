using System.Diagnostics;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>From starting <c>acs-connector</c> to the first user it made.</summary>
internal static class Starts
{
    /// <param name="programs">What is started.</param>
    /// <param name="million">The data of so many identities.</param>
    /// <param name="times">How often each.</param>
    /// <param name="table">Takes the rows.</param>
    public static void Measure(Programs programs, TemporaryFolder million, int times, Table table)
    {
        table.Section("`acs-connector start` to the first 201 of its API");
        using var empty = new TemporaryFolder();
        (string Name, TemporaryFolder Data)[] stores = [("0 identities", empty), ("1,000,000 identities", million)];
        OfConnector(programs.Cli, empty);
        Progress.Say("Starts of acs-connector");
        var connector = Interleaved(times, stores, data => OfConnector(programs.Cli, data));
        table.Add("with 0 identities", new Series(connector[stores[0].Name], "ms", digits: 0));
        table.Add(
            "with 1,000,000 identities", new Series(connector[stores[1].Name], "ms", digits: 0),
            $"{new Series(connector[stores[1].Name].Zip(connector[stores[0].Name], (filled, none) => filled / none), "×", digits: 2)} that with none");
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
