namespace AcsConnector.Hosting.Tests;

/// <summary>The worker behind a host and the API on Kestrel, both in front of one emulator.</summary>
public sealed class TwoHosts(PublishedWorker published) : IAsyncLifetime
{
    private readonly FunctionsBench _bench = new(published);
    private FunctionsHost? _host;
    private RunningApi? _api;

    public HttpClient Worker => _host!.Client;

    public HttpClient Kestrel => _api!.Client;

    /// <summary>What the API on Kestrel has for its service.</summary>
    public string Endpoint => _bench.Connector.EmulatorEndpoint;

    public async ValueTask InitializeAsync()
    {
        await _bench.InitializeAsync();
        _host = await _bench.StartAsync();
        _api = await RunningApi.StartAsync(_bench.Connector);
    }

    public async ValueTask DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        await _bench.DisposeAsync();
    }

    public async Task<string> CreateUserAsync()
    {
        using var created = await Kestrel.SendAsync(
            FunctionsBench.Request(HttpMethod.Post, "/identities"), TestContext.Current.CancellationToken);
        return await RunningApi.IdAsync(created);
    }
}
