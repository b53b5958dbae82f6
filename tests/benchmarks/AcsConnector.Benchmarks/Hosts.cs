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

    /// <summary>Before it is measured: the worker is compiled again while it runs.</summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    public static void Measure(Programs programs, ConnectorProcess emulator, int times, Table table) => WithService(emulator, settings =>
    {
        Func<string, HostedApi> start = kind => kind == HostedApi.Worker
            ? HostedApi.StartWorker(programs.Functions, settings)
            : HostedApi.StartKestrel(programs.Api, settings);
        table.Section("The API in the Functions worker, behind a stand-in of the host, and on Kestrel alone");
        AddStarts(start, times, table);
        AddLoads(start, times, table);
        table.Add("package, zipped, worker", new Series([ZippedMegabytes(programs.Functions)], "MB"));
        table.Add("package, zipped, Kestrel", new Series([ZippedMegabytes(Path.GetDirectoryName(programs.Api)!)], "MB"), "both beside the runtime");
        return true;
    });

    /// <returns>Of the worker's process for one create, warm, in microseconds.</returns>
    public static double WorkerCpu(Programs programs, int times)
    {
        using var emulator = ConnectorProcess.Start(programs.Cli);
        return WithService(emulator, settings =>
        {
            using var worker = HostedApi.StartWorker(programs.Functions, settings);
            WarmUp(HostedApi.Worker, worker);
            return new Series(Enumerable.Range(0, times).Select(_ => MeasureWindow(worker, Create(worker)).Cpu), "µs").Median;
        });
    }

    private static T WithService<T>(ConnectorProcess emulator, Func<Dictionary<string, string>, T> measure)
    {
        using var folder = new TemporaryFolder();
        var service = new ServiceStandIn(emulator.Http.Uri, folder.Path);
        try
        {
            return measure(Settings(emulator, service));
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
        AddBoth(table, "start to first 201", "ms", starts[HostedApi.Worker], starts[HostedApi.Kestrel]);
    }

    private static TimeSpan ToFirstUser(Func<HostedApi> start)
    {
        var started = Stopwatch.GetTimestamp();
        using var api = start();
        using var caller = new Connection(api.Address);
        caller.Send(Create(api));
        return Stopwatch.GetElapsedTime(started);
    }

    private static void AddLoads(Func<string, HostedApi> start, int times, Table table)
    {
        using var worker = start(HostedApi.Worker);
        using var kestrel = start(HostedApi.Kestrel);
        AddBoth(table, "memory (RSS) before the first request", "MB", [worker.ResidentMegabytes], [kestrel.ResidentMegabytes]);
        WarmUp(HostedApi.Worker, worker);
        WarmUp(HostedApi.Kestrel, kestrel);
        AddInTurns("create", Create);
        AddInTurns("no call of the service", api => Requests.Live(api.Address));
        AddBoth(table, "memory (RSS) after the load", "MB", [worker.ResidentMegabytes], [kestrel.ResidentMegabytes]);

        void AddInTurns(string what, Func<HostedApi, byte[]> request)
        {
            Progress.Say($"The worker and Kestrel in turns: {what}");
            var turns = Enumerable.Range(0, times)
                .Select(_ => (Worker: MeasureWindow(worker, request(worker)), Kestrel: MeasureWindow(kestrel, request(kestrel)))).ToList();
            AddBoth(table, $"{what}, {Connections} connections", "/s", turns.Select(turn => turn.Worker.PerSecond), turns.Select(turn => turn.Kestrel.PerSecond));
            AddBoth(table, $"{what}, CPU of its process", "µs", turns.Select(turn => turn.Worker.Cpu), turns.Select(turn => turn.Kestrel.Cpu));
        }
    }

    private static byte[] Create(HostedApi api) => Requests.FirstUserThroughApi(api.Address, ApiProcess.Key);

    private static void WarmUp(string kind, HostedApi api)
    {
        Progress.Say($"{WarmUpTime.TotalSeconds} seconds of load on {kind}");
        using var load = LoadGenerator.Connect(api.Address, Connections);
        load.Run(Create(api), WarmUpTime);
    }

    private static (double PerSecond, double Cpu) MeasureWindow(HostedApi api, byte[] request)
    {
        using var load = LoadGenerator.Connect(api.Address, Connections);
        var before = api.Cpu;
        var result = load.Run(request, Window);
        return (result.PerSecond, (api.Cpu - before).TotalMicroseconds / result.Count);
    }

    private static void AddBoth(Table table, string what, string unit, IEnumerable<double> worker, IEnumerable<double> kestrel)
    {
        var ratio = new Series(worker.Zip(kestrel, (its, kestrels) => its / kestrels), "×", digits: 2);
        table.Add($"{what}, worker", new Series(worker, unit, digits: 0), $"{ratio} Kestrel below");
        table.Add($"{what}, Kestrel", new Series(kestrel, unit, digits: 0));
    }

    /// <summary>The server's own resource is the service by its name, which the proxy stands in for.</summary>
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
