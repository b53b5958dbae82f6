using System.Text;
using AcsConnector.ConnectorFiles.Embedded;
using AcsConnector.Emulator;
using AcsConnector.Emulator.Service;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Servers;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Sessions;

/// <summary>This connector's own API with an emulator behind it, as flows use it.</summary>
internal sealed class OwnConnector : IAsyncDisposable
{
    /// <summary>The app setting that says where the API is.</summary>
    internal const string ApiUrlSetting = "AcsConnector_ApiUrl";

    /// <summary>A text in a sample trigger that stands for a token the emulator has to make.</summary>
    private const string TeamsUserToken = "{emulator: Teams user token}";

    /// <summary>A text among a sample's parameters that stands for a user the emulator has to make.</summary>
    private const string User = "{emulator: user}";

    private static readonly Lazy<ConnectorEndpoint> ReadDefinition = new(() =>
    {
        using var text = new StreamReader(new MemoryStream(EmbeddedFiles.Read("apiDefinition.swagger.json")));
        return new ConnectorEndpoint(Connector.Parse(ValueJson.Read(text), "apiDefinition.swagger.json"), Address: "", LocalApi.ApiKey);
    });

    private readonly LocalApi _api;
    private readonly EmulatorHost _emulator;
    private readonly bool _endsWithThis;

    private OwnConnector(LocalApi api, EmulatorHost emulator, bool endsWithThis)
    {
        _api = api;
        _emulator = emulator;
        _endsWithThis = endsWithThis;
    }

    /// <summary>What flows are loaded with. Where the API is, is known when it runs.</summary>
    public static ConnectorEndpoint Definition => ReadDefinition.Value;

    /// <summary>Where its API is.</summary>
    public string Address => _api.Address;

    /// <summary>What the Standard samples read.</summary>
    public ObjectValue AppSettings => new((ApiUrlSetting, Address), ("AcsConnector_Connection", LocalApi.ApiKey));

    /// <summary>One that runs already, and goes on when this is disposed.</summary>
    public static OwnConnector Over(LocalApi api, EmulatorHost emulator) => new(api, emulator, endsWithThis: false);

    /// <summary>One for a single run, forgotten afterwards.</summary>
    /// <exception cref="EmulatorStartException">It cannot start.</exception>
    public static async Task<OwnConnector> StartAsync(CancellationToken cancellationToken)
    {
        var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { HttpsPort = 0, HttpPort = 0, InMemory = true, EnforceLimits = false },
            Quiet,
            cancellationToken: cancellationToken);
        try
        {
            return new OwnConnector(await LocalApi.StartAsync(emulator, 0, Quiet, cancellationToken), emulator, endsWithThis: true);
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts real test tokens in the place of the texts that stand for them.</summary>
    public async Task<TriggerInput> FillAsync(TriggerInput trigger, CancellationToken cancellationToken)
    {
        if (trigger.Body is not ObjectValue members)
            return trigger;
        foreach (var (name, _) in members.Where(member => member.Value is StringValue { Content: TeamsUserToken }).ToList())
            members = members.With(name, await MakeTeamsUserTokenAsync(members, cancellationToken));
        return trigger with { Body = members };
    }

    /// <summary>Puts new users in the place of the texts that stand for them: parameters, and items of those that are lists.</summary>
    public async Task<ObjectValue> FillAsync(ObjectValue parameters, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in parameters.ToList())
        {
            if (value is ArrayValue { Items: var items } && items.Any(IsUser))
            {
                var filled = new List<Value>();
                foreach (var item in items)
                    filled.Add(IsUser(item) ? await MakeUserAsync(cancellationToken) : item);
                parameters = parameters.With(name, new ArrayValue(filled));
            }
            else if (IsUser(value))
            {
                parameters = parameters.With(name, await MakeUserAsync(cancellationToken));
            }
        }

        return parameters;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_endsWithThis)
            return;
        await _api.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    private async Task<Value> MakeTeamsUserTokenAsync(ObjectValue members, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var wanted = new ObjectValue(("appId", members["appId"] ?? Value.Null), ("userId", members["userId"] ?? Value.Null));
        using var content = new StringContent(ValueJson.Write(wanted), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(_emulator.Http, "/_emulator/teams-user-token"), content, cancellationToken);
        var json = (ObjectValue)ValueJson.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return json["token"] ?? throw new FlowInputException($"The emulator gives no Teams user token: {json}");
    }

    private async Task<Value> MakeUserAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(Address), "/identities"))
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(Definition.Connector.KeyHeader!, LocalApi.ApiKey);
        using var response = await client.SendAsync(request, cancellationToken);
        var json = ValueJson.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return json.Member("identity").Member("id") ?? throw new FlowInputException($"The emulator makes no user: {json}");
    }

    /// <summary>Whether it is a text that stands for something the emulator has to make.</summary>
    internal static bool IsPlaceholder(Value value) => value is StringValue { Content: TeamsUserToken or User };

    private static bool IsUser(Value value) => value is StringValue { Content: User };

    private static void Quiet(ILoggingBuilder logging) => logging.ClearProviders();
}
