using System.Diagnostics;
using System.IO.Compression;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>From starting a program to the first user it made, and what it then takes up.</summary>
internal static class Starts
{
    public const string NoNativeApi = "not published here: it needs clang and zlib1g-dev";
    private const int Requests1000 = 1000;
    private const string PageCache = "/proc/sys/vm/drop_caches";

    public static void Measure(Programs programs, Rig rig, int times, Table table)
    {
        table.Section("Start to first 201");
        (string Name, string Program)[] apis =
            [("JIT", programs.Api), .. programs.NativeApiProgram is { } native ? [("native", native)] : Array.Empty<(string, string)>()];
        foreach (var (name, _) in programs.NativeApi is null ? [("native", "")] : Array.Empty<(string, string)>())
            table.Missing($"API, {name}", NoNativeApi);

        Progress.Say("Starts, warm");
        var warm = Interleaved(times, apis, program => OfApi(program, rig.Emulator));
        foreach (var (name, _) in apis)
            table.Add($"API, {name}, warm page cache", new Series(warm[name], "ms", digits: 0));
        AddCold(table, apis, rig.Emulator, times);

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

        AddSizes(table, apis, rig.Emulator);
    }

    private static void AddCold(Table table, (string Name, string Program)[] apis, ConnectorProcess emulator, int times)
    {
        if (!CanDropPageCache())
        {
            table.Missing("API, cold page cache", $"{PageCache} cannot be written here: it takes root, and no container");
            return;
        }

        Progress.Say("Starts, cold");
        var cold = Interleaved(times, apis, program =>
        {
            Programs.Runs("sync");
            File.WriteAllText(PageCache, "3");
            using (var awake = LoadGenerator.Connect(emulator.Http, connections: 1))
                awake.Run(Requests.CreateWithToken(emulator, emulator.Http), TimeSpan.Zero); // The emulator's own pages are not what is measured.
            return OfApi(program, emulator);
        });
        foreach (var (name, _) in apis)
            table.Add($"API, {name}, cold page cache", new Series(cold[name], "ms", digits: 0));
    }

    private static void AddSizes(Table table, (string Name, string Program)[] apis, ConnectorProcess emulator)
    {
        table.Section("Size");
        foreach (var (name, program) in apis)
        {
            Progress.Say($"Memory and size of the {name} API");
            using var api = ApiProcess.Start(program, emulator);
            using var load = LoadGenerator.Connect(api.Address, connections: 1);
            var request = Requests.CreateWithTokenThroughApi(api.Address, emulator.ConnectionString);
            load.Run(RequestQueue.Once([.. Enumerable.Repeat(request, Requests1000)]), TimeSpan.FromMinutes(1));
            table.Add($"API, {name}: memory (RSS) after 1,000 requests", new Series([api.Process.ResidentMegabytes], "MB", digits: 0));
            table.Add($"API, {name}: folder, zipped", new Series([ZippedMegabytes(Path.GetDirectoryName(program)!)], "MB"), name == "JIT" ? "and the runtime" : "");
        }
    }

    /// <summary>By name, the milliseconds of each; one of each per round.</summary>
    private static Dictionary<string, List<double>> Interleaved<T>(int times, IReadOnlyList<(string Name, T Of)> what, Func<T, TimeSpan> start)
    {
        var all = what.ToDictionary(each => each.Name, _ => new List<double>());
        for (var round = 0; round < times; round++)
        {
            foreach (var (name, of) in what)
                all[name].Add(start(of).TotalMilliseconds);
        }

        return all;
    }

    private static TimeSpan OfApi(string program, ConnectorProcess emulator)
    {
        var started = Stopwatch.GetTimestamp();
        using var api = ApiProcess.Start(program, emulator);
        using var caller = new Connection(api.Address);
        caller.Send(Requests.FirstUserThroughApi(api.Address, ApiProcess.Key));
        return Stopwatch.GetElapsedTime(started);
    }

    private static TimeSpan OfConnector(string program, TemporaryFolder data)
    {
        var started = Stopwatch.GetTimestamp();
        using var connector = ConnectorProcess.Start(program, data);
        using var caller = new Connection(connector.Api);
        caller.Send(Requests.FirstUserThroughApi(connector.Api, connector.ApiKey));
        return Stopwatch.GetElapsedTime(started);
    }

    private static bool CanDropPageCache()
    {
        try
        {
            using var file = new FileStream(PageCache, FileMode.Open, FileAccess.Write);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static double ZippedMegabytes(string folder)
    {
        using var temporary = new TemporaryFolder();
        var zip = Path.Combine(temporary.Path, "folder.zip");
        ZipFile.CreateFromDirectory(folder, zip);
        return new FileInfo(zip).Length / 1e6;
    }
}
