using System.Globalization;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>The table of docs/performance.md.</summary>
internal static class Performance
{
    private const int Usual = 16;
    private static readonly int[] Connections = [1, Usual, 64];

    /// <summary>What can be measured without the rest.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["commands", "servers", "worker", "flows", "page"];

    public static string Measure(Programs programs, IReadOnlyCollection<string> parts, int pairs, TimeSpan run)
    {
        var table = new Table();
        var repeats = "";
        using var million = new TemporaryFolder();
        using var emulator = ConnectorProcess.Start(programs.Cli);
        if (parts.Contains("commands"))
        {
            Native.Measure(programs, pairs, table);
            Instead.Measure(programs.Cli, emulator, pairs, table);
            FlowTestSpeed.Measure(programs.Cli, pairs, table);
        }

        if (parts.Contains("servers"))
        {
            FilledStore.Make(million, programs.Cli, Rig.Million);
            Starts.Measure(programs, million, pairs, table);
            using var rig = new Rig(programs, million, run);
            rig.WarmUp();
            var runs = new PairedRuns(Connections, pairs, mostRepeats: pairs, connections => rig.Measure(connections, all: connections == Usual));
            AddCeilings(table, runs);
            AddEmulator(table, runs, rig);
            AddApi(table, runs, rig);
            AddGenerator(table, runs);
            repeats = Repeats(runs);
        }

        if (parts.Contains("worker"))
            Hosts.Measure(programs, emulator, pairs, table);
        if (parts.Contains("flows"))
            FlowSpeed.Measure(emulator, pairs, table);
        if (parts.Contains("page"))
            PageSpeed.Measure(programs.Cli, pairs, table);

        return $"""
            On {Machine.Description}. The load generator and all servers share these cores. `acs-connector` is the native program.

            Medians of {pairs} interleaved pairs; a run under load is {run.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s. Ratios are taken within a pair, then the median of them.
            {repeats}

            {table}

            """;
    }

    private static string Repeats(PairedRuns runs) =>
        $"Of {runs.All.Count} pairs of the servers {runs.Repeated} were repeated because their ceiling was more than 10 % off the median of all; {runs.LeftOff} stayed off.";

    private static void AddCeilings(Table table, PairedRuns runs)
    {
        var ceilings = runs.All.Select(pair => pair.Ceilings).ToArray();
        table.Section("Ceilings");
        table.Add("RS256 signatures, 1 thread", new Series(ceilings.Select(each => each.OneThread), "/s", digits: 0));
        table.Add("RS256 signatures, 2 threads", new Series(ceilings.Select(each => each.TwoThreads), "/s", digits: 0));
        table.Add("CPU of one RS256 signature", new Series(ceilings.Select(each => each.CpuMicroseconds), "µs", digits: 0));
        table.Add("bare Kestrel, GET hello", 16, [.. ceilings.Select(each => each.Hello)]);
    }

    private static void AddEmulator(Table table, PairedRuns runs, Rig rig)
    {
        table.Section("Emulator, directly: http, on disk, empty at first");
        Add(table, runs, Load.CreateWithToken, "create+token", connections =>
            $"CPU {runs.Ratio(connections, pair => pair.Loads[Load.CreateWithToken].Cpu!.Value / pair.Ceilings.CpuMicroseconds)} one signature; "
            + $"p99 {runs.Ratio(connections, pair => pair.Loads[Load.CreateWithToken].P99 / pair.Loads[Load.CreateWithToken].P50)} p50; "
            + $"{runs.Ratio(connections, pair => pair.Loads[Load.CreateWithToken].PerSecond / pair.Ceilings.TwoThreads)} the rate of signatures");
        Add(table, runs, Load.OverHttps, "create+token, https", RateToPlain(Load.OverHttps));
        Add(table, runs, Load.InMemory, "create+token, in memory", RateToPlain(Load.InMemory));
        Add(table, runs, Load.Filled, "create+token, 1,000,000 identities stored", RateToPlain(Load.Filled));
        Add(table, runs, Load.Create, "create");
        Add(table, runs, Load.Issue, "issue");
        Add(table, runs, Load.Revoke, "revoke");
        Add(table, runs, Load.Delete, "delete");
        table.Add("memory (RSS) after all of this", Megabytes(rig.Emulator.Process.ResidentMegabytes), "API and page are in the same process");
        table.Add("… with 1,000,000 identities stored", Megabytes(rig.Filled.Process.ResidentMegabytes), $"the store's file has {FilledStore.Megabytes(rig.MillionIdentities):F0} MB");

        Func<int, string> RateToPlain(Load load) => connections =>
            $"{runs.Ratio(connections, pair => pair.Loads[load].PerSecond / pair.Loads[Load.CreateWithToken].PerSecond)} the rate of create+token above";
    }

    private static void AddApi(Table table, PairedRuns runs, Rig rig)
    {
        table.Section("API on a web server of its own, in front of the emulator");
        Add(table, runs, Load.ThroughApi, "create+token", connections =>
            $"p50 {runs.Ratio(connections, pair => pair.Loads[Load.ThroughApi].P50 / pair.Loads[Load.OverHttps].P50)} direct over https, as the API calls it");
        table.Add("memory (RSS) after all of this", Megabytes(rig.Api.Process.ResidentMegabytes));
    }

    private static void AddGenerator(Table table, PairedRuns runs)
    {
        table.Section("Load generator");
        var costs = runs.All.Select(pair => pair.Loads[Load.CreateWithToken].GeneratorCpu!.Value);
        table.Add("CPU of ours per create+token", new Series(costs, "µs", digits: 0));
        if (Wrk.IsInstalled)
        {
            Add(table, runs, Load.Wrk, "create+token as wrk sees it", connections =>
                $"{runs.Ratio(connections, pair => pair.Loads[Load.Wrk].PerSecond / pair.Loads[Load.CreateWithToken].PerSecond)} the rate that ours sees");
        }
        else
        {
            table.Missing("create+token as wrk sees it", "wrk is not installed (Debian: apt-get install wrk)");
        }
    }

    private static void Add(Table table, PairedRuns runs, Load load, string what, Func<int, string>? compared = null)
    {
        foreach (var connections in runs.Connections.Where(connections => runs.Has(connections, load)))
            table.Add(what, connections, runs.Of(connections, load), compared?.Invoke(connections) ?? "");
    }

    private static Series Megabytes(double value) => new([value], "MB", digits: 0);
}
