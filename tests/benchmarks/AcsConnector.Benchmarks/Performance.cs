using System.Globalization;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>The table of docs/performance.md.</summary>
internal static class Performance
{
    private static readonly int[] Connections = [1, 16, 64];

    public static string Measure(Programs programs, string cliBuild, int pairs, TimeSpan run)
    {
        var table = new Table();
        using var rig = new Rig(programs, run);
        rig.WarmUp();
        var runs = new PairedRuns(Connections, pairs, mostRepeats: pairs, rig.Measure);
        AddCeilings(table, runs);
        AddEmulator(table, runs, rig);
        AddApi(table, runs);
        Starts.Measure(programs, pairs, table);
        Hosts.Measure(programs, rig.Emulator, pairs, table);
        Instead.Measure(programs.Cli, rig, pairs, table);
        FlowSpeed.Measure(rig.Emulator, pairs, table);
        FlowTestSpeed.Measure(programs.Cli, pairs, table);
        AddGenerator(table, runs);

        return $"""
            On {Machine.Description}. The load generator and all servers share these cores. `acs-connector` is {cliBuild}.

            Medians of {pairs} interleaved pairs; a run under load is {run.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.
            Each pair measures the ceilings, then every load; ratios are taken within a pair, then the median of them. {Repeats(runs)}

            {table}

            """;
    }

    private static string Repeats(PairedRuns runs) =>
        $"Of {runs.All.Count} pairs {runs.Repeated} were repeated because their ceiling was more than 10 % off the median of all; {runs.LeftOff} stayed off.";

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
        table.Section("Emulator, directly");
        AddLoad(Load.Create, "create, http, on disk, empty at first", _ => "");
        AddLoad(Load.CreateWithToken, "create+token, the same", connections =>
            $"{runs.Ratio(connections, pair => pair.Loads[Load.CreateWithToken].PerSecond / pair.Ceilings.TwoThreads)} RS256 ceiling; "
            + $"CPU {runs.Ratio(connections, pair => pair.Loads[Load.CreateWithToken].Cpu!.Value / pair.Ceilings.CpuMicroseconds)} one signature; "
            + $"p99 {runs.Ratio(connections, pair => pair.Loads[Load.CreateWithToken].P99 / pair.Loads[Load.CreateWithToken].P50)} p50");
        AddLoad(Load.Issue, "issue, the same", _ => "");
        AddLoad(Load.Revoke, "revoke, the same", _ => "");
        AddLoad(Load.Delete, "delete, the same", _ => "");
        AddLoad(Load.OverHttps, "create+token, https", RateToPlain(Load.OverHttps));
        AddLoad(Load.InMemory, "create+token, in memory", RateToPlain(Load.InMemory));
        AddLoad(Load.Filled, "create+token, 1,000,000 identities stored", RateToPlain(Load.Filled));
        table.Add("memory (RSS) after all of this, on disk", Megabytes(rig.Emulator.Process.ResidentMegabytes));
        table.Add("… in memory", Megabytes(rig.InMemory.Process.ResidentMegabytes));
        table.Add("… with 1,000,000 identities stored", Megabytes(rig.Filled.Process.ResidentMegabytes));
        table.Add("file of 1,000,000 identities and what was added", Megabytes(FilledStore.Megabytes(rig.MillionIdentities)));

        void AddLoad(Load load, string what, Func<int, string> compared) => Add(table, runs, load, what, compared);

        Func<int, string> RateToPlain(Load load) => connections =>
            $"{runs.Ratio(connections, pair => pair.Loads[load].PerSecond / pair.Loads[Load.CreateWithToken].PerSecond)} the rate of create+token above";
    }

    private static void AddApi(Table table, PairedRuns runs)
    {
        table.Section("API in front of the emulator");
        Add(table, runs, Load.ThroughApi, "create+token", connections =>
            $"p50 {runs.Ratio(connections, pair => pair.Loads[Load.ThroughApi].P50 / pair.Loads[Load.CreateWithToken].P50)} direct over http, "
            + $"{runs.Ratio(connections, pair => pair.Loads[Load.ThroughApi].P50 / pair.Loads[Load.OverHttps].P50)} direct over https");
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

    private static void Add(Table table, PairedRuns runs, Load load, string what, Func<int, string> compared)
    {
        foreach (var connections in runs.Connections)
            table.Add(what, connections, runs.Of(connections, load), compared(connections));
    }

    private static Series Megabytes(double value) => new([value], "MB", digits: 0);
}
