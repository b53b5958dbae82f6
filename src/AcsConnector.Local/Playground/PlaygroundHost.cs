using System.Globalization;
using System.Net.Sockets;
using AcsConnector.Emulator;
using AcsConnector.Local.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
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

    public string Address => $"{_app.Urls.Single()}/";

    /// <exception cref="StartException">The port is taken.</exception>
    public static async Task<PlaygroundHost> StartAsync(
        LocalApi api, EmulatorHost emulator, int port, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        var app = Build(port, logging);
        app.UseSameOriginOnly();
        app.UsePageErrors();
        app.UseRouting();
        app.MapPage();
        app.MapStatus(api, emulator);
        app.MapConnectorCalls(api);
        app.MapEmulatorCalls(emulator);
        app.MapConnectorFiles();
        app.MapFlows(api, emulator);
        try
        {
            await app.StartAsync(cancellationToken);
            return new PlaygroundHost(app);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new StartException($"Port {port} of the playground page is taken. Stop the program that has it, or choose another with --page-port (0 picks a free one).", e);
        }
        catch (SocketException e)
        {
            await app.DisposeAsync();
            throw new StartException($"The playground page cannot listen on port {port}: {e.Message}. Choose another with --page-port (0 picks a free one).", e);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(int port, Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        logging(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<Relay>();
        return builder.Build();
    }
}
