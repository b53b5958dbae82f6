using System.Text;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>The package of the API, the service it is for, and a Functions host between it and the callers.</summary>
public sealed class FunctionsBench : IAsyncLifetime
{
    internal const string ApiKey = RunningApi.ApiKey;
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _functions = new();
    private ApiPackage _package = null!;
    private FunctionsHost? _shared;

    internal RunningConnector Connector { get; private set; } = null!;

    internal ServiceStandIn Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Connector = await RunningConnector.StartAsync(_data.Path, "--in-memory", "--no-limits");
        Service = new ServiceStandIn(new Uri(Connector.EmulatorHttpEndpoint), _data.Path);
        _package = await ApiPackage.GetAsync(_functions.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (_shared is not null)
            await _shared.DisposeAsync();
        await Service.DisposeAsync();
        await Connector.DisposeAsync();
        _data.Dispose();
        _functions.Dispose();
    }

    internal static HttpRequestMessage Request(HttpMethod method, string path, string? json = null) => new(method, path)
    {
        Headers = { { "Connection-String", ApiKey } },
        Content = json is null ? null : Json(json),
    };

    internal static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    /// <summary>One for the tests that leave it as it was.</summary>
    internal async Task<FunctionsHost> SharedAsync() => _shared ??= await StartAsync();

    internal Task<FunctionsHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["HTTPS_PROXY"] = Service.ProxyAddress,
            ["SSL_CERT_FILE"] = Service.CertificateFile,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] =
                Connector.ConnectionString.Replace(Connector.EmulatorEndpoint, ServiceStandIn.Endpoint, StringComparison.Ordinal),
            ["Access__PrimaryApiKey"] = ApiKey,
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return FunctionsHost.StartAsync(_package, all);
    }
}
