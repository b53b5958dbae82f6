using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Hosting.Tests;

/// <summary>The published worker, the service it is for, and a Functions host between it and the callers.</summary>
public sealed class FunctionsBench(PublishedWorker published) : IAsyncLifetime
{
    public const string ApiKey = RunningApi.ApiKey;
    private const string AuditCategory = "AcsConnector.Api.Audit";
    private readonly TemporaryFolder _data = new();
    private FunctionsHost? _shared;

    internal RunningConnector Connector { get; private set; } = null!;

    internal ServiceStandIn Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Connector = await RunningConnector.StartAsync(_data.Path, "--in-memory", "--no-limits");
        Service = new ServiceStandIn(new Uri(Connector.EmulatorHttpEndpoint), _data.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (_shared is not null)
            await _shared.DisposeAsync();
        await Service.DisposeAsync();
        await Connector.DisposeAsync();
        _data.Dispose();
    }

    internal static HttpRequestMessage Request(HttpMethod method, string path, string? json = null) => new(method, path)
    {
        Headers = { { "Connection-String", ApiKey } },
        Content = json is null ? null : Json(json),
    };

    internal static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    /// <summary>One for the tests that leave it as it was.</summary>
    internal async Task<FunctionsHost> SharedAsync() => _shared ??= await StartAsync();

    internal Task<FunctionsHost> StartAsync(params (string Name, string Value)[] settings) =>
        StartAsync(published, Connector, Service, settings);

    internal static Task<FunctionsHost> StartAsync(
        PublishedWorker published, RunningConnector connector, ServiceStandIn service, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["HTTPS_PROXY"] = service.ProxyAddress,
            ["SSL_CERT_FILE"] = service.CertificateFile,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] =
                connector.ConnectionString.Replace(connector.EmulatorEndpoint, ServiceStandIn.Endpoint, StringComparison.Ordinal),
            ["Access__PrimaryApiKey"] = ApiKey,
            ["DOTNET_TC_CallCountThreshold"] = "7D0", // 2,000, as in the tests themselves: see Directory.Build.props.
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return FunctionsHost.StartAsync(published.Package, all);
    }

    internal async Task<string> TeamsTokenAsync(string appId, string userId)
    {
        using var asked = Json($$"""{"appId":"{{appId}}","userId":"{{userId}}"}""");
        using var answer = await Connector.Emulator.PostAsync("/_emulator/teams-user-token", asked, TestContext.Current.CancellationToken);
        return (await RunningConnector.JsonAsync(answer))["token"]!.GetValue<string>();
    }

    /// <summary>How many users the service has.</summary>
    internal async Task<long> CountUsersAsync()
    {
        using var answer = await Connector.Emulator.GetAsync("/_emulator/identities", TestContext.Current.CancellationToken);
        return (await RunningConnector.JsonAsync(answer))["total"]!.GetValue<long>();
    }

    /// <summary>What the functions themselves logged.</summary>
    internal static IReadOnlyList<RpcLogLine> LogsOf(FunctionsHost host) => [.. host.Logs.Where(log => !log.IsOfTheWorker)];

    /// <summary>The audit events among the logs.</summary>
    internal static IReadOnlyList<JsonNode> EventsIn(IEnumerable<RpcLogLine> logs) =>
        [.. logs.Where(log => log is { Category: AuditCategory, Level: LogLevel.Information }).Select(log => JsonNode.Parse(log.Message)!)];

    /// <summary>What was told of a request. It was told before the answer ended; only its way to this test takes time.</summary>
    internal static async Task<JsonNode> EventOfAsync(FunctionsHost host, string clientRequestId)
    {
        for (var left = TimeSpan.FromSeconds(60); left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(5))
        {
            if (EventsIn(host.Logs).SingleOrDefault(told => told["client_request_id"]!.GetValue<string>() == clientRequestId) is { } told)
                return told;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"The request {clientRequestId} was not told.");
    }
}
