using AcsConnector.Emulator;
using AcsConnector.Local.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Playground;

/// <summary>
/// The page for people who do not code, and what it calls: <c>/api/…</c> on the same address. It reaches the API and the emulator
/// over HTTP as any other program does; its own server lets the page's strict origin rules hold for everything it loads.
/// </summary>
public sealed class PlaygroundHost : IAsyncDisposable
{
    /// <summary>The largest body a route takes unless it says otherwise: forms and tokens have a few kilobytes.</summary>
    public const int BodyLimit = 64 * 1024;

    private readonly WebApplication _app;

    private PlaygroundHost(WebApplication app) => _app = app;

    /// <summary>Where the page is.</summary>
    public string Address => $"{LocalServer.AddressOf(_app)}/";

    /// <param name="api">The API that it calls.</param>
    /// <param name="emulator">The emulator behind it.</param>
    /// <param name="port">0 picks a free one.</param>
    /// <param name="dataFolder">Where the flows that were opened are kept; null for nowhere.</param>
    /// <param name="logging">Where it logs.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="onEveryAddress">Whether it listens for who calls from outside of a container, too.</param>
    /// <exception cref="StartException">The port is taken.</exception>
    internal static async Task<PlaygroundHost> StartAsync(
        LocalApi api, EmulatorHost emulator, int port, string? dataFolder, Action<ILoggingBuilder> logging, CancellationToken cancellationToken,
        bool onEveryAddress = false)
    {
        var server = new LocalServer("the playground page", port, "--page-port", onEveryAddress);
        var app = Build(server, logging);
        app.UseSameOriginOnly();
        app.UsePageErrors();
        app.UseRouting();
        app.MapPage();
        app.MapStatus(api, emulator);
        app.MapConnect(api, emulator);
        app.MapConnectorCalls(api);
        app.MapEmulatorCalls(emulator);
        app.MapConnectorFiles();
        app.MapFlows(api, emulator, dataFolder is null ? null : Path.Combine(dataFolder, "flows"));
        await server.StartAsync(app, cancellationToken);
        return new PlaygroundHost(app);
    }

    /// <summary>Stops it.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(LocalServer server, Action<ILoggingBuilder> logging)
    {
        var builder = server.CreateBuilder(logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<Relay>();
        return builder.Build();
    }
}
