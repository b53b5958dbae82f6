using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AcsConnector.Flows;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Testing.Flows;

/// <summary>One API with its emulator for a class of tests, and runs of flows against it: in process, over HTTP, in virtual time.</summary>
public class FlowBench : IAsyncLifetime
{
    private const string AppId = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";
    private const string TeamsUserId = "31a011c2-2672-4dd0-b6f9-9334ef4999db";

    private readonly TemporaryFolder _data = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private RunningConnector? _connector;

    internal static Connector Definition { get; } = Connector.Read(Path.Combine(SourceTree.Root, "apiDefinition.swagger.json"));

    public RunningConnector Running => _connector!;

    /// <summary>The API that the flows call.</summary>
    public virtual HttpClient Api => Running.Api;

    public virtual string ApiKey => Running.ApiKey;

    public string ApiAddress => Api.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public virtual async ValueTask InitializeAsync() => _connector = await RunningConnector.StartAsync(_data.Path, "--no-limits");

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client.Dispose();
        await Running.DisposeAsync();
        _data.Dispose();
    }

    /// <param name="network">Puts something between the flow and the network.</param>
    internal async Task<BenchRun> RunAsync(
        FlowDefinition definition,
        Value? body = null,
        ObjectValue? parameters = null,
        Func<FlowTransport, FlowTransport>? network = null,
        Connector? connector = null)
    {
        // The Chat connector is Microsoft's; its answer is the one beside the samples.
        var mocks = SampleFlows.Companion("token-for-my-app.mocks.json");
        FlowTransport transport = new HttpTransport(_client, new AllowedHosts([ApiAddress]));
        transport = new MockTransport(mocks, network?.Invoke(transport) ?? transport);
        var secrets = new Secrets();
        var recording = new RecordingTransport(transport, secrets);
        var log = new CallLog(recording);
        var flow = Load(definition, connector ?? Definition, isMocked: ((ObjectValue)mocks).Names.Contains);

        var result = await Task.Run(
            () => flow.Run(
                new RunOptions
                {
                    Transport = log,
                    Time = new VirtualTime(TimeProvider.System),
                    Trigger = TriggerInput.Of(body),
                    Parameters = parameters ?? ObjectValue.Empty,
                    AppSettings = new ObjectValue(("AcsConnector_ApiUrl", ApiAddress), ("AcsConnector_Connection", ApiKey)),
                    Secrets = secrets,
                },
                TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        CheckCalls();
        return new BenchRun(result, log.Requests, recording.ToMocks(), ApiAddress);
    }

    /// <summary>What only this bench can see of the calls so far.</summary>
    protected virtual void CheckCalls()
    {
        // An API on a web server of its own has nothing between it and the flow.
    }

    internal RunnableFlow Load(FlowDefinition definition, Connector connector, Func<string, bool>? isMocked = null) => RunnableFlow.Load(
        definition,
        new FlowEnvironment
        {
            Connectors = [new ConnectorEndpoint(connector, ApiAddress, ApiKey)],
            IsMocked = isMocked ?? (_ => false),
        });

    public async Task<string> CreateUserAsync()
    {
        var created = await RunningConnector.SendAsync(Api, HttpMethod.Post, "/identities", ApiKey);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return (await RunningConnector.JsonAsync(created))["identity"]!["id"]!.GetValue<string>();
    }

    public async Task DeleteUserAsync(string user)
    {
        var deleted = await RunningConnector.SendAsync(Api, HttpMethod.Delete, $"/identities/{Uri.EscapeDataString(user)}", ApiKey);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    public async Task<int> CountUsersAsync()
    {
        using var answer = await Running.Emulator.GetAsync("/_emulator/identities?top=1", TestContext.Current.CancellationToken);
        return (await RunningConnector.JsonAsync(answer))["total"]!.GetValue<int>();
    }

    /// <summary>What teams-exchange is started with.</summary>
    internal async Task<ObjectValue> TeamsRequestAsync()
    {
        var answer = await PostToEmulatorAsync("/_emulator/teams-user-token", $$"""{"appId":"{{AppId}}","userId":"{{TeamsUserId}}"}""");
        return new ObjectValue(("teamsToken", answer["token"]!.GetValue<string>()), ("appId", AppId), ("userId", TeamsUserId));
    }

    /// <summary>The next calls of an operation fail at the service, behind the API.</summary>
    public Task ArmAsync(string fault) => PostToEmulatorAsync("/_emulator/faults", fault);

    public async Task<int> CountArmedFaultsAsync()
    {
        using var answer = await Running.Emulator.GetAsync("/_emulator/faults", TestContext.Current.CancellationToken);
        return (await RunningConnector.JsonAsync(answer))["value"]!.AsArray().Count;
    }

    private async Task<JsonNode> PostToEmulatorAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Running.Emulator.PostAsync(path, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await RunningConnector.JsonAsync(answer);
    }
}

/// <summary>Every request of a flow as it leaves the flow.</summary>
internal sealed class CallLog(FlowTransport inner) : FlowTransport
{
    private readonly List<FlowRequest> _requests = [];

    public IReadOnlyList<FlowRequest> Requests => _requests;

    public override Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        lock (_requests)
            _requests.Add(request);
        return inner.SendAsync(request, cancellationToken);
    }
}

/// <summary>Changes the answers of one action on their way back to the flow.</summary>
internal sealed class ChangedAnswers(FlowTransport inner, string action, Func<FlowResponse, FlowResponse> change) : FlowTransport
{
    public override async Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        var answer = await inner.SendAsync(request, cancellationToken);
        return request.Action == action ? change(answer) : answer;
    }
}
