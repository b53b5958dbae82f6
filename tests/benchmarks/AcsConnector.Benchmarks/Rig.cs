using System.Collections.Concurrent;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>Every server that is measured, running, and how each is loaded.</summary>
internal sealed class Rig : IDisposable
{
    public const int Million = 1_000_000;
    private const int HelloConnections = 16;
    private readonly TimeSpan _run;
    private readonly TimeSpan _ceilingRun;
    private readonly ServerProcess _hello = HelloServer.Start();

    /// <param name="programs">What is started.</param>
    /// <param name="million">The data of so many identities.</param>
    /// <param name="run">How long a load lasts.</param>
    public Rig(Programs programs, TemporaryFolder million, TimeSpan run)
    {
        _run = run;
        _ceilingRun = run / 2;
        MillionIdentities = million;
        Progress.Say("Starting the servers");
        Emulator = ConnectorProcess.Start(programs.Cli);
        InMemory = ConnectorProcess.Start(programs.Cli, inMemory: true);
        Filled = ConnectorProcess.Start(programs.Cli, MillionIdentities);
        Api = ApiProcess.Start(programs.Api, Emulator);
    }

    /// <summary>On disk.</summary>
    public ConnectorProcess Emulator { get; }

    public ConnectorProcess InMemory { get; }

    public ConnectorProcess Filled { get; }

    public TemporaryFolder MillionIdentities { get; }

    public ApiProcess Api { get; }

    /// <summary>So that the first pair finds what the last one finds: compiled code and open connections.</summary>
    public void WarmUp()
    {
        Progress.Say("Warming up");
        Measure(connections: 16, all: true);
        Measure(connections: 16, all: true);
    }

    /// <param name="connections">Of every load.</param>
    /// <param name="all">Whether the loads that nothing is compared with are measured, too.</param>
    public Pair Measure(int connections, bool all)
    {
        var ceilings = MeasureCeilings();
        Empty(Emulator);
        Empty(InMemory);
        var loads = new Dictionary<Load, Measured>();
        // What is compared stands side by side: the machine changes from second to second.
        loads[Load.CreateWithToken] = CreateWithToken(Emulator, Emulator.Http, connections);
        loads[Load.ThroughApi] = ThroughApi(Api, connections);
        loads[Load.OverHttps] = CreateWithToken(Emulator, Emulator.Https, connections);
        if (!all)
            return new Pair(ceilings, loads);
        if (Wrk.IsInstalled)
        {
            var (perSecond, p50, p99) = Wrk.CreateWithToken(Emulator, connections, _run);
            loads[Load.Wrk] = new Measured(perSecond, p50, p99);
        }

        loads[Load.InMemory] = CreateWithToken(InMemory, InMemory.Http, connections);
        loads[Load.Filled] = CreateWithToken(Filled, Filled.Http, connections);
        MeasureOperations(connections, loads);
        return new Pair(ceilings, loads);
    }

    public void Dispose()
    {
        Api.Dispose();
        Filled.Dispose();
        InMemory.Dispose();
        Emulator.Dispose();
        _hello.Dispose();
    }

    private Ceilings MeasureCeilings()
    {
        var one = Signature.Measure(threads: 1, _ceilingRun);
        var two = Signature.Measure(threads: 2, _ceilingRun);
        var address = new ServerAddress(new Uri(_hello.FirstLine));
        using var load = LoadGenerator.Connect(address, HelloConnections);
        return new Ceilings(one.PerSecond, one.CpuMicroseconds, two.PerSecond, Measured.Of(_hello, () => load.Run(Requests.Hello(address), _ceilingRun)));
    }

    /// <summary>The users that the creates make are those that tokens are issued for, then revoked, and that are deleted.</summary>
    private void MeasureOperations(int connections, Dictionary<Load, Measured> loads)
    {
        using var load = LoadGenerator.Connect(Emulator.Http, connections);
        var made = new ConcurrentQueue<string>();
        loads[Load.Create] = Measured.Of(Emulator.Process, () => load.Run(RequestQueue.Repeat(Requests.Create(Emulator)), _run, made));
        loads[Load.Issue] = Each(RequestQueue.Repeat, Requests.Issue);
        loads[Load.Revoke] = Each(RequestQueue.Repeat, Requests.Revoke);
        loads[Load.Delete] = Each(RequestQueue.Once, Requests.Delete);

        Measured Each(Func<IReadOnlyList<byte[]>, RequestQueue> queue, Func<ConnectorProcess, string, byte[]> request)
        {
            var requests = queue([.. made.Select(id => request(Emulator, id))]);
            return Measured.Of(Emulator.Process, () => load.Run(requests, _run));
        }
    }

    private Measured CreateWithToken(ConnectorProcess emulator, ServerAddress address, int connections)
    {
        using var load = LoadGenerator.Connect(address, connections);
        return Measured.Of(emulator.Process, () => load.Run(Requests.CreateWithToken(emulator, address), _run));
    }

    private Measured ThroughApi(ApiProcess api, int connections)
    {
        using var load = LoadGenerator.Connect(api.Address, connections);
        return Measured.Of(api.Process, () => load.Run(Requests.CreateWithTokenThroughApi(api.Address, Emulator.ConnectionString), _run));
    }

    private static void Empty(ConnectorProcess emulator)
    {
        using var connection = new Connection(emulator.Http);
        connection.Send(Requests.Reset(emulator));
    }
}
