using System.Text;
using AcsConnector.ConnectorFiles.Embedded;
using AcsConnector.Emulator;
using AcsConnector.Emulator.Service;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Servers;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Sessions;

/// <summary>This connector's own API with an emulator behind it, started for one run and forgotten afterwards.</summary>
public sealed class OwnConnector : IAsyncDisposable
{
    /// <summary>A text in a sample trigger that stands for a token the emulator has to make.</summary>
    private const string TeamsUserToken = "{emulator: Teams user token}";

    private readonly EmulatorHost _emulator;
    private readonly LocalApi _api;

    private OwnConnector(EmulatorHost emulator, LocalApi api)
    {
        _emulator = emulator;
        _api = api;
    }

    public ConnectorEndpoint Endpoint => At(_api.Address);

    /// <summary>What the Standard samples read.</summary>
    public ObjectValue AppSettings => new(("AcsConnector_ApiUrl", _api.Address), ("AcsConnector_Connection", LocalApi.ApiKey));

    public static ConnectorEndpoint At(string address)
    {
        using var definition = new MemoryStream(EmbeddedFiles.Read("apiDefinition.swagger.json"));
        using var text = new StreamReader(definition);
        return new ConnectorEndpoint(Connector.Parse(ValueJson.Read(text), "apiDefinition.swagger.json"), address, LocalApi.ApiKey);
    }

    /// <exception cref="EmulatorStartException">It cannot start.</exception>
    public static async Task<OwnConnector> StartAsync(CancellationToken stop)
    {
        var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { HttpsPort = 0, HttpPort = 0, InMemory = true, EnforceLimits = false },
            Quiet,
            cancellationToken: stop);
        try
        {
            return new OwnConnector(emulator, await LocalApi.StartAsync(emulator, 0, Quiet, stop));
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    public Task<Value> FillAsync(Value body, CancellationToken stop) => FillAsync(body, _emulator.Http, stop);

    /// <summary>Puts real test tokens in the place of the texts that stand for them.</summary>
    public static async Task<Value> FillAsync(Value body, Uri emulator, CancellationToken stop)
    {
        if (body is not ObjectValue members)
            return body;
        foreach (var (name, _) in members.Where(member => member.Value is StringValue { Content: TeamsUserToken }).ToList())
            members = members.With(name, await MakeTeamsUserTokenAsync(members, emulator, stop));
        return members;
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    private static async Task<Value> MakeTeamsUserTokenAsync(ObjectValue members, Uri emulator, CancellationToken stop)
    {
        using var client = new HttpClient();
        var wanted = new ObjectValue(("appId", members["appId"] ?? Value.Null), ("userId", members["userId"] ?? Value.Null));
        using var content = new StringContent(ValueJson.Write(wanted), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(emulator, "/_emulator/teams-user-token"), content, stop);
        var json = (ObjectValue)ValueJson.Parse(await answer.Content.ReadAsStringAsync(stop));
        return json["token"] ?? throw new FlowInputException($"The emulator gives no Teams user token: {json}");
    }

    private static void Quiet(ILoggingBuilder logging) => logging.ClearProviders();
}
