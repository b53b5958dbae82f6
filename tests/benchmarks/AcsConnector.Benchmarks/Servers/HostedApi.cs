using System.Diagnostics;
using AcsConnector.Testing.Hosting;

namespace AcsConnector.Benchmarks.Servers;

/// <summary>The API in one of its hosts, as it is deployed.</summary>
internal sealed class HostedApi : IDisposable
{
    public const string Worker = "worker";
    public const string Kestrel = "Kestrel";
    private readonly IDisposable _host;
    private readonly Process _process;

    private HostedApi(IDisposable host, Process process, Uri address)
    {
        _host = host;
        _process = process;
        Address = new ServerAddress(address);
    }

    /// <summary>What is measured side by side.</summary>
    public static IReadOnlyList<(string Name, string Of)> Kinds { get; } = [(Worker, Worker), (Kestrel, Kestrel)];

    public ServerAddress Address { get; }

    /// <summary>Of the process that holds the API, without the host before it.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>What that process has used since it started.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static HostedApi StartWorker(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var host = FunctionsHost.StartAsync(new WorkerPackage(folder), settings).GetAwaiter().GetResult();
        return new HostedApi(new Stopped(host), host.Worker.Process, host.Client.BaseAddress!);
    }

    public static HostedApi StartKestrel(string program, IReadOnlyDictionary<string, string> settings)
    {
        var server = ServerProcess.Start(program, [], settings.Select(setting => (setting.Key, setting.Value)).Append(("ASPNETCORE_URLS", "http://127.0.0.1:0")));
        return new HostedApi(server, server.Process, ApiProcess.AddressIn(server.FirstLine));
    }

    public void Dispose() => _host.Dispose();

    private sealed class Stopped(FunctionsHost host) : IDisposable
    {
        public void Dispose() => host.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
