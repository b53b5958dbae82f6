using AcsConnector.Api;
using AcsConnector.Api.Access;
using AcsConnector.Api.Service;
using AcsConnector.Api.Settings;
using AcsConnector.Emulator;
using Microsoft.AspNetCore.Builder;
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

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Address => LocalServer.AddressOf(_app);

    /// <exception cref="StartException">The port is taken.</exception>
    internal static async Task<LocalApi> StartAsync(
        EmulatorHost emulator, int port, Action<ILoggingBuilder> logging, CancellationToken cancellationToken, bool onEveryAddress = false)
    {
        TrustedRoots.Load();
        var server = new LocalServer("the API", port, "--api-port", onEveryAddress);
        var builder = server.CreateBuilder(logging);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Emulator:Endpoint"] = emulator.Https.AbsoluteUri,
            ["Emulator:Certificate"] = emulator.CertificatePath,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = emulator.ConnectionString,
            ["Access:PrimaryApiKey"] = ApiKey,
        });

        var app = ConnectorApi.Build(builder, HostKind.Local);
        await server.StartAsync(app, cancellationToken);
        return new LocalApi(app);
    }

    /// <summary>Until Ctrl+C (or SIGTERM) and until every running request has its response.</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    /// <summary>Stops it.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
