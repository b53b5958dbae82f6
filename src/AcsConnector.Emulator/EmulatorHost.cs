using System.Net;
using System.Net.Sockets;
using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Control;
using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator;

/// <summary>A running emulator of the identity service.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmulatorHost(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        Https = OnLocalhost(addresses.First(address => address.StartsWith("https:", StringComparison.Ordinal)), "localhost");
        Http = OnLocalhost(addresses.First(address => address.StartsWith("http:", StringComparison.Ordinal)), "127.0.0.1");
        CertificatePath = app.Services.GetService<DataFolder>()?.LocalhostCertificate ?? "";
    }

    /// <summary>For SDKs, most of which refuse http.</summary>
    public Uri Https { get; }

    public Uri Http { get; }

    /// <summary>The certificate of <see cref="Https"/>, as PEM. Empty without a data folder.</summary>
    public string CertificatePath { get; }

    /// <summary>The page that the host shows beside the emulator, which <c>GET /</c> and its health then name. Null when there is none.</summary>
    public Uri? Page
    {
        get => _app.Services.GetRequiredService<HostPage>().Address;
        set => _app.Services.GetRequiredService<HostPage>().Address = value;
    }

    /// <summary>What the emulator consists of.</summary>
    public IServiceProvider Parts => _app.Services;

    public string ConnectionString => ConnectionStringOf(Https);

    /// <summary>For .NET, and JavaScript with <c>allowInsecureConnection</c>; Python signs another text over http.</summary>
    public string HttpConnectionString => ConnectionStringOf(Http);

    /// <exception cref="EmulatorStartException">A port is taken, the folder cannot be used, or another emulator has it.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions options, Action<ILoggingBuilder>? logging = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var app = Build(options, logging, time ?? TimeProvider.System);
        try
        {
            UseErrorsOfTheirKind(app);
            Map(app);
            await app.StartAsync(cancellationToken);
            return new EmulatorHost(app);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new EmulatorStartException(
                EmulatorStartFailure.PortTaken, $"Port {options.HttpsPort} (https) or {options.HttpPort} (http) of the emulator is taken.", e);
        }
        catch (SocketException e)
        {
            await app.DisposeAsync();
            throw new EmulatorStartException(
                EmulatorStartFailure.PortUnusable,
                $"The emulator cannot listen on port {options.HttpsPort} (https) or {options.HttpPort} (http): {e.Message}.", e);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finishes what has been asked, then closes the identities.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(EmulatorOptions options, Action<ILoggingBuilder>? logging, TimeProvider time)
    {
        // The empty builder reads no environment variable and no file: what the caller says is all there is.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        logging?.Invoke(builder.Logging);

        var folder = options.DataFolder is { } path ? new DataFolder(path, time) : null;
        IKeySource keys = folder is null ? new ProcessKeys() : folder;
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxRead;
            Listen(kestrel, options, options.HttpsPort, https => https.UseHttps(keys.LoadOrCreateLocalhostCertificate()));
            Listen(kestrel, options, options.HttpPort, _ => { });
        });

        builder.Services.AddSingleton<IHostLifetime, UnmanagedLifetime>();
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(keys);
        if (folder is not null)
            builder.Services.AddSingleton(_ => folder);
        AddParts(builder.Services, options);
        AddOperations(builder.Services);
        return builder.Build();
    }

    private static void AddParts(IServiceCollection services, EmulatorOptions options)
    {
        services.AddRoutingCore();
        services.AddSingleton(parts => new Database(
            options.InMemory ? null : parts.GetService<DataFolder>(), parts.GetRequiredService<ILogger<Database>>()));
        services.AddSingleton<IdentityStore>();
        services.AddSingleton<AssignmentStore>();
        services.AddSingleton<SigningKey>();
        services.AddSingleton<IssuedTokens>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<TokenStatus>();
        services.AddSingleton<EntraTestTokens>();
        services.AddSingleton(parts => new ManagedIdentityTokens(parts.GetRequiredService<SigningKey>(), ClockOfCallers(parts, options)));
        services.AddSingleton<EntraUserTokens>();
        services.AddSingleton(parts => new HmacSignature(ClockOfCallers(parts, options)));
        services.AddSingleton<Authenticator>();
        services.AddSingleton(new RateLimitOptions(options.EnforceLimits, options.LimitOfEachOperation));
        services.AddSingleton<RateLimits>();
        services.AddSingleton<FaultInjection>();
        services.AddSingleton(new RequestLog(options.RequestsRemembered));
        services.AddSingleton<Resetting>();
        services.AddSingleton(new ApiVersionReader(options.AcceptAnyApiVersion));
        services.AddSingleton<EntraExchange>();
        services.AddSingleton<ServicePipeline>();
        services.AddSingleton<AbsentRoutes>();
        services.AddSingleton<OwnRoutes>();
        services.AddSingleton<HostPage>();
    }

    /// <summary>Every call of the service. The next one is one file and one line here.</summary>
    private static void AddOperations(IServiceCollection services)
    {
        services.AddSingleton<IServiceOperation, CreateIdentity>();
        services.AddSingleton<IServiceOperation, IssueAccessToken>();
        services.AddSingleton<IServiceOperation, RevokeAccessTokens>();
        services.AddSingleton<IServiceOperation, DeleteIdentity>();
        services.AddSingleton<IServiceOperation, GetIdentity>();
        services.AddSingleton<IServiceOperation, ExchangeTeamsUserAccessToken>();
        services.AddSingleton<IServiceOperation, ExchangeTeamsExtensionAccessToken>();
        services.AddSingleton<IServiceOperation, GetTeamsExtensionAssignment>();
        services.AddSingleton<IServiceOperation, UpsertTeamsExtensionAssignment>();
        services.AddSingleton<IServiceOperation, DeleteTeamsExtensionAssignment>();
        services.AddSingleton<IServiceOperation, ExchangeEntraUserAccessToken>();
        services.AddSingleton<IServiceOperation, ListEntraAssignments>();
        services.AddSingleton<IServiceOperation, UpdateEntraAssignments>();
        services.AddSingleton<IServiceOperation, GetEntraAssignment>();
        services.AddSingleton<IServiceOperation, UpsertEntraAssignment>();
        services.AddSingleton<IServiceOperation, DeleteEntraAssignment>();
    }

    /// <summary>Makes the operations and with them what they need: here the identities are opened and the keys loaded.</summary>
    private static void Map(WebApplication app)
    {
        var pipeline = app.Services.GetRequiredService<ServicePipeline>();
        foreach (var operation in app.Services.GetServices<IServiceOperation>())
            app.MapMethods(operation.Pattern, [operation.Method], http => pipeline.RunAsync(http, operation));
        app.MapPublicKeys();

        app.MapRoot().ForThisMachineOnly();
        app.MapManagedIdentity().ForThisMachineOnly();
        var control = app.MapGroup("/_emulator").ForThisMachineOnly();
        control.MapHealth();
        control.MapIdentities();
        control.MapTokens();
        control.MapReset();
        control.MapIntrospect();
        control.MapFaults();
        control.MapActivity();
        control.MapEntraUserTokens();
    }

    /// <summary>What all routes of a kind share, around those that <see cref="Map"/> maps.</summary>
    private static void UseErrorsOfTheirKind(WebApplication app)
    {
        var absent = app.Services.GetRequiredService<AbsentRoutes>();
        var own = app.Services.GetRequiredService<OwnRoutes>();
        app.Use((http, next) => OwnRoutes.Has(http.Request.Path) ? own.HandleAsync(http, next) : absent.HandleAsync(http, next));
    }

    /// <summary>A fixed port listens on both loopback addresses; the system can pick a free one on one address only.</summary>
    private static void Listen(KestrelServerOptions kestrel, EmulatorOptions options, int port, Action<ListenOptions> configure)
    {
        void Configure(ListenOptions listen)
        {
            // The service's responses carry "Connection: keep-alive", which HTTP/2 does not have.
            listen.Protocols = HttpProtocols.Http1;
            configure(listen);
        }

        if (options.OnEveryAddress)
            kestrel.ListenAnyIP(port, Configure);
        else if (port == 0)
            kestrel.Listen(IPAddress.Loopback, 0, Configure);
        else
            kestrel.ListenLocalhost(port, Configure);
    }

    private static TimeProvider ClockOfCallers(IServiceProvider parts, EmulatorOptions options) =>
        options.ClockOfCallers ?? parts.GetRequiredService<TimeProvider>();

    private static string ConnectionStringOf(Uri endpoint) => $"endpoint={endpoint};accesskey={DevelopmentResource.PrimaryKey}";

    private static Uri OnLocalhost(string address, string host) => new UriBuilder(address) { Host = host }.Uri;
}
