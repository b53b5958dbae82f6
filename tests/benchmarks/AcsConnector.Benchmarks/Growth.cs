using System.Globalization;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>The measured part of docs/growth.md: what more callers, identities and items of a loop change, and what a billion actions take.</summary>
internal static class Growth
{
    private const int WarmUpRounds = 5;
    private const int Connections = 16;
    private static readonly int[] Callers = [1, 4, 16, 64, 256];
    private static readonly int[] Stored = [1_000, 10_000, 100_000, 1_000_000];
    private static readonly int[] Items = [1, 10, 100, 1_000, 10_000, 100_000];

    public static string Measure(Programs programs, int pairs, TimeSpan run)
    {
        List<string> text =
        [
            $"On {Machine.Description}. Medians of {pairs} interleaved runs of {run.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s;",
            "load generator, API and emulator share these cores.",
            "",
        ];
        MeasureCallers(programs, pairs, run, text);
        MeasureStored(programs, pairs, run, text);
        MeasureItems(pairs, text);
        return string.Join('\n', text.Append(BillionActions.Text(Hosts.WorkerCpu(programs, pairs))).Append(""));
    }

    private static void MeasureCallers(Programs programs, int pairs, TimeSpan run, List<string> text)
    {
        using var emulator = ConnectorProcess.Start(programs.Cli);
        using var api = ApiProcess.Start(programs.Api, emulator);
        var direct = Interleaved(pairs, Callers, "connections", connections =>
        {
            using var load = LoadGenerator.Connect(emulator.Http, connections);
            return Measured.Of(emulator.Process, () => load.Run(Requests.CreateWithToken(emulator, emulator.Http), run));
        });
        var through = Interleaved(pairs, Callers, "connections through the API", connections =>
        {
            using var load = LoadGenerator.Connect(api.Address, connections);
            return Measured.Of(api.Process, () => load.Run(Requests.CreateWithTokenThroughApi(api.Address, emulator.ConnectionString), run));
        });

        text.AddRange(
        [
            "## More callers",
            "",
            $"| connections | create+token, emulator | p50 ms | p99 ms | create+token, API | p50 ms | p99 ms | API's CPU µs each |",
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            .. Callers.Select(connections =>
                $"| {connections} | {Cells(direct[connections])} | {Cells(through[connections])} | {Median(through[connections], load => load.Cpu!.Value, 0)} |"),
            "",
        ]);
    }

    private static void MeasureItems(int pairs, List<string> text)
    {
        var flows = Items.ToDictionary(items => items, FlowSpeed.Loop);
        var runs = Items.ToDictionary(items => items, _ => new List<(double Milliseconds, double Bytes)>());
        for (var round = 1 - WarmUpRounds; round <= pairs; round++)
        {
            Progress.Say(round <= 0 ? "Warming up: items" : $"Round {round} of {pairs}: items");
            foreach (var items in Items)
            {
                // A short run is repeated: one of them is less than the clock's noise.
                var times = Math.Max(1, 10_000 / items);
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var milliseconds = Enumerable.Range(0, times).Sum(_ => FlowSpeed.Run(flows[items]).TotalMilliseconds) / times;
                if (round > 0)
                    runs[items].Add((milliseconds, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / times));
            }
        }

        text.AddRange(
        [
            "## More items of a loop",
            "",
            "A Foreach with a Compose, in one process that ran it before.",
            "",
            "| items | whole run, ms | of an item, µs | made in memory of an item, kB |",
            "| ---: | ---: | ---: | ---: |",
            .. Items.Select(items => string.Create(CultureInfo.InvariantCulture,
                $"| {items:N0} | {Of(items, run => run.Milliseconds):F2} | {Of(items, run => run.Milliseconds) * 1000 / items:F1} | {Of(items, run => run.Bytes) / 1000 / items:F1} |")),
            "",
        ]);

        double Of(int items, Func<(double Milliseconds, double Bytes), double> of) => new Series(runs[items].Select(of), "").Median;
    }

    private static void MeasureStored(Programs programs, int pairs, TimeSpan run, List<string> text)
    {
        var folders = Stored.ToDictionary(count => count, _ => new TemporaryFolder());
        var emulators = new Dictionary<int, ConnectorProcess>();
        try
        {
            foreach (var (count, folder) in folders)
            {
                FilledStore.Make(folder, programs.Cli, count);
                emulators[count] = ConnectorProcess.Start(programs.Cli, folder);
            }

            var files = Stored.ToDictionary(count => count, count => FilledStore.Megabytes(folders[count]));
            var loads = Interleaved(pairs, Stored, "identities", count =>
            {
                var emulator = emulators[count];
                using var load = LoadGenerator.Connect(emulator.Http, Connections);
                return Measured.Of(emulator.Process, () => load.Run(Requests.CreateWithToken(emulator, emulator.Http), run));
            });
            text.AddRange(
            [
                "## More identities",
                "",
                $"The emulator, {Connections} connections.",
                "",
                "| stored at first | create+token | p50 ms | p99 ms | CPU µs each | file, MB | memory (RSS), MB |",
                "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
                .. Stored.Select(count => string.Create(CultureInfo.InvariantCulture,
                    $"| {count:N0} | {Cells(loads[count])} | {Median(loads[count], load => load.Cpu!.Value, 0)} | {files[count]:F1} | {emulators[count].Process.ResidentMegabytes:F0} |")),
                "",
            ]);
        }
        finally
        {
            foreach (var emulator in emulators.Values)
                emulator.Dispose();
            foreach (var folder in folders.Values)
                folder.Dispose();
        }
    }

    /// <summary>By size. The first rounds warm up and are not kept: the compiler takes some seconds of each process.</summary>
    private static Dictionary<int, List<Measured>> Interleaved(int pairs, IReadOnlyList<int> sizes, string noun, Func<int, Measured> measure)
    {
        var all = sizes.ToDictionary(size => size, _ => new List<Measured>());
        for (var round = 1 - WarmUpRounds; round <= pairs; round++)
        {
            Progress.Say(round <= 0 ? $"Warming up: {noun}" : $"Round {round} of {pairs}: {noun}");
            foreach (var size in sizes)
            {
                var measured = measure(size);
                if (round > 0)
                    all[size].Add(measured);
            }
        }

        return all;
    }

    private static string Cells(List<Measured> loads) =>
        $"{new Series(loads.Select(load => load.PerSecond), "/s", digits: 0)} | {Median(loads, load => load.P50, 2)} | {Median(loads, load => load.P99, 2)}";

    private static string Median(List<Measured> loads, Func<Measured, double> of, int digits) =>
        new Series(loads.Select(of), "").Median.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
