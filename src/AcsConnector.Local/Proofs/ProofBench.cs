using AcsConnector.ConnectorFiles.Embedded;
using AcsConnector.Emulator;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Sessions;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Proofs;

/// <summary>An emulator of its own for one side of a proof, and in front of it this API, or what Microsoft's connector does.</summary>
internal sealed class ProofBench : IAsyncDisposable
{
    private readonly EmulatorHost _emulator;
    private readonly LocalApi? _api;
    private readonly HttpClient _control = new();

    private ProofBench(EmulatorHost emulator, LocalApi? api)
    {
        _emulator = emulator;
        _api = api;
    }

    public static async Task<ProofBench> StartAsync(ProofSide side, CancellationToken cancellationToken)
    {
        var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { HttpsPort = 0, HttpPort = 0, InMemory = true, EnforceLimits = false },
            Quiet,
            cancellationToken: cancellationToken);
        try
        {
            return new ProofBench(emulator, side.IsOfficial ? null : await LocalApi.StartAsync(emulator, 0, Quiet, cancellationToken));
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>The runs of the flow: one, or one for each item that its trigger splits.</summary>
    public async Task<ProofOutcome> RunAsync(ProofSide side, Value? mocks, TriggerInput trigger, CancellationToken cancellationToken)
    {
        await using var own = _api is null ? null : OwnConnector.Over(_api, _emulator);
        var connector = own is null ? Official() : OwnConnector.Definition;
        var hosts = new AllowedHosts([own?.Address ?? connector.Address]);
        var handler = hosts.CreateHandler(usesProxy: false);
        using var client = new HttpClient(own is null ? new OfficialGateway(handler) : handler) { Timeout = HttpTransport.Timeout };
        var session = FlowSession.Load(side.Definition, new FlowSetup
        {
            Connectors = own is null ? [connector] : [],
            Mocks = mocks,
            MocksMissing = true,
        });

        var (runs, names) = (new List<ProofRun>(), new ProofNames());
        foreach (var input in session.Split(new FlowInput { Network = new HttpTransport(client, hosts), Trigger = trigger }, own))
            runs.Add(new ProofRun(await session.RunAsync(input, own, cancellationToken), names));
        var left = await IdentitiesAsync(cancellationToken);
        return new ProofOutcome(runs, await RequestsAsync(cancellationToken), [.. left.Select(names.Replace)]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    private ConnectorEndpoint Official()
    {
        using var text = new StreamReader(new MemoryStream(EmbeddedFiles.Read("official.swagger.json")));
        return new ConnectorEndpoint(
            Connector.Parse(ValueJson.Read(text), "official.swagger.json"),
            _emulator.Http.GetLeftPart(UriPartial.Authority),
            _emulator.HttpConnectionString);
    }

    private async Task<IReadOnlyList<string>> RequestsAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync("requests", cancellationToken)).Reverse().Select(request =>
            ProofNames.WithoutIds($"{request["method"]?.ToText()} {request["path"]?.ToText()} {request["status"]?.ToText()}"))];

    private async Task<IReadOnlyList<string>> IdentitiesAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync("identities?top=1000", cancellationToken)).Select(identity => identity["id"]!.ToText())];

    private async Task<IEnumerable<ObjectValue>> ListAsync(string route, CancellationToken cancellationToken)
    {
        var response = await _control.GetStringAsync(new Uri(_emulator.Http, $"/_emulator/{route}"), cancellationToken);
        return ((ObjectValue)ValueJson.Parse(response))["value"] is ArrayValue list ? list.Items.OfType<ObjectValue>() : [];
    }

    private static void Quiet(ILoggingBuilder logging) => logging.ClearProviders();
}
