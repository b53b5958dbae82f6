using System.Globalization;
using System.Net.Sockets;
using AcsConnector.Api;
using AcsConnector.Api.Access;
using AcsConnector.Api.Service;
using AcsConnector.Api.Settings;
using AcsConnector.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Servers;

/// <summary>The API in front of an emulator. Its settings come from here alone, not from the machine's environment.</summary>
public sealed class LocalApi : IAsyncDisposable
{
    /// <summary>Opens an emulator on this machine and nothing else, and so may be known.</summary>
    public const string ApiKey = DevelopmentKey.Value;

    private readonly WebApplication _app;

    private LocalApi(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <exception cref="StartException">The port is taken.</exception>
    public static async Task<LocalApi> StartAsync(EmulatorHost emulator, int port, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        TrustedRoots.Load();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        logging(builder.Logging);
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Emulator:Endpoint"] = emulator.Https.AbsoluteUri,
            ["Emulator:Certificate"] = emulator.CertificatePath,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = emulator.ConnectionString,
            ["Access:PrimaryApiKey"] = ApiKey,
        });

        var app = ConnectorApi.Build(builder, HostKind.Local);
        try
        {
            await app.StartAsync(cancellationToken);
            return new LocalApi(app);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new StartException($"Port {port} of the API is taken. Stop the program that has it, or choose another with --api-port (0 picks a free one).", e);
        }
        catch (SocketException e)
        {
            await app.DisposeAsync();
            throw new StartException($"The API cannot listen on port {port}: {e.Message}. Choose another with --api-port (0 picks a free one).", e);
        }
    }

    /// <summary>Until Ctrl+C (or SIGTERM) and until every running request has its answer.</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
