using System.Diagnostics;
using System.IO.Compression;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;
using AcsConnector.Testing;

namespace AcsConnector.Benchmarks;

/// <summary>
/// The API as Azure Functions runs it, in the worker behind a stand-in of the Functions host, beside the same API on a web
/// server of its own. Both call the service by its name, through the same proxy, as they would on Azure.
/// </summary>
internal static class Hosts
{
    private const int Connections = 16;

    /// <summary>Each takes more than half a minute, twice.</summary>
    private const int MostRounds = 3;

    /// <summary>After so many seconds of load it is measured: the worker is compiled again while it runs.</summary>
    private static readonly int[] After = [8, 30];

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <returns>A table of its own.</returns>
    public static Table Measure(Programs programs, int times)
    {
        var table = new Table();
        using var emulator = ConnectorProcess.Start(programs.Cli);
        Measure(programs, emulator, times, table);
        return table;
    }

    public static void Measure(Programs programs, ConnectorProcess emulator, int times, Table table)
    {
        using var folder = new TemporaryFolder();
        var service = new ServiceStandIn(emulator.Http.Uri, folder.Path);
        Func<string, HostedApi> start = kind => kind == HostedApi.Worker
            ? HostedApi.StartWorker(programs.Functions, Settings(emulator, service))
            : HostedApi.StartKestrel(programs.Api, Settings(emulator, service));
        try
        {
            table.Section("The API in the Functions worker, behind a stand-in of the host, and on Kestrel alone");
            AddStarts(start, times, table);
            AddLoads(start, Math.Min(times, MostRounds), table);
            table.Add("package, zipped, worker", new Series([ZippedMegabytes(programs.Functions)], "MB"));
            table.Add("package, zipped, Kestrel", new Series([ZippedMegabytes(Path.GetDirectoryName(programs.Api)!)], "MB"), "both beside the runtime");
        }
        finally
        {
            service.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void AddStarts(Func<string, HostedApi> start, int times, Table table)
    {
        Progress.Say("Starts of the worker and of Kestrel");
        var starts = Starts.Interleaved(times, HostedApi.Kinds, kind => ToFirstUser(() => start(kind)));
        foreach (var (kind, _) in HostedApi.Kinds)
            table.Add($"start to first 201, {kind}", new Series(starts[kind], "ms", digits: 0), Compared(starts, kind));
    }

    private static TimeSpan ToFirstUser(Func<HostedApi> start)
    {
        var started = Stopwatch.GetTimestamp();
        using var api = start();
        using var caller = new Connection(api.Address);
        caller.Send(Requests.FirstUserThroughApi(api.Address, ApiProcess.Key));
        return Stopwatch.GetElapsedTime(started);
    }

    private static void AddLoads(Func<string, HostedApi> start, int rounds, Table table)
    {
        var rows = new Dictionary<string, Dictionary<string, List<double>>>();
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var (kind, _) in HostedApi.Kinds)
            {
                Progress.Say($"Load on {kind}, round {round} of {rounds}");
                using var api = start(kind);
                Load(api, (what, value) => Row(what)[kind].Add(value));
            }
        }

        foreach (var (what, kinds) in rows)
        {
            foreach (var (kind, _) in HostedApi.Kinds)
                table.Add($"{what}, {kind}", new Series(kinds[kind], what.StartsWith("memory", StringComparison.Ordinal) ? "MB" : "/s", digits: 0), Compared(kinds, kind));
        }

        Dictionary<string, List<double>> Row(string what)
        {
            if (!rows.TryGetValue(what, out var row))
                rows[what] = row = HostedApi.Kinds.ToDictionary(kind => kind.Name, _ => new List<double>());
            return row;
        }
    }

    private static void Load(HostedApi api, Action<string, double> note)
    {
        using var load = LoadGenerator.Connect(api.Address, Connections);
        var create = Requests.FirstUserThroughApi(api.Address, ApiProcess.Key);
        note("memory (RSS) after the first request", api.ResidentMegabytes);
        var started = Stopwatch.GetTimestamp();
        foreach (var seconds in After)
        {
            var left = TimeSpan.FromSeconds(seconds) - Stopwatch.GetElapsedTime(started);
            load.Run(create, left > TimeSpan.Zero ? left : TimeSpan.Zero);
            note($"create, {Connections} connections, after {seconds} s of load", load.Run(create, Window).PerSecond);
            note($"no call of the service, {Connections} connections, after {seconds} s", load.Run(Requests.Live(api.Address), Window).PerSecond);
            note($"memory (RSS) after {seconds} s of load", api.ResidentMegabytes);
        }
    }

    private static string Compared(Dictionary<string, List<double>> measured, string kind) => kind == HostedApi.Kestrel
        ? ""
        : $"{new Series(measured[kind].Zip(measured[HostedApi.Kestrel], (its, kestrels) => its / kestrels), "×", digits: 2)} Kestrel below";

    /// <summary>The server's own resource is the service by its name, which the proxy answers for.</summary>
    private static Dictionary<string, string> Settings(ConnectorProcess emulator, ServiceStandIn service) => new()
    {
        ["HTTPS_PROXY"] = service.ProxyAddress,
        ["SSL_CERT_FILE"] = service.CertificateFile,
        ["COMMUNICATION_SERVICES_ENDPOINT"] = ServiceStandIn.Endpoint,
        ["COMMUNICATION_SERVICES_ACCESSKEY"] = Convert.ToBase64String(emulator.AccessKey),
        ["Access__PrimaryApiKey"] = ApiProcess.Key,
    };

    private static double ZippedMegabytes(string folder)
    {
        using var temporary = new TemporaryFolder();
        var zip = Path.Combine(temporary.Path, "folder.zip");
        ZipFile.CreateFromDirectory(folder, zip);
        return new FileInfo(zip).Length / 1e6;
    }
}
