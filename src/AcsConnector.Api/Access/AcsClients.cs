using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Api.Service;
using Azure.Core.Pipeline;
#if OFFICIAL_SDK
using Clients = AcsConnector.Api.Service.OfficialSdk.SdkClients;
#else
using Clients = AcsConnector.Api.Service.RestClients;
#endif

namespace AcsConnector.Api.Access;

/// <summary>
/// Makes clients. The way out is shared; how a client signs in belongs to the client, so that the server's key or token
/// never goes to an endpoint that a caller named.
/// </summary>
internal sealed class AcsClients(UpstreamOptions upstream, EmulatorEndpoint? emulator, PrivateAddressGuard guard, TimeProvider time)
{
    private const int ConnectTimeoutSeconds = 5;

    /// <summary>The operator chose the endpoint, which may be anywhere.</summary>
    private readonly Clients _toServersResource = new(TransportOver(new SocketsHttpHandler()), upstream, time);

    private readonly Clients _toCallersResource =
        new(TransportOver(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync }), upstream, time);

    private readonly Clients? _toEmulator = emulator is null
        ? null
        : new(TransportOver(new SocketsHttpHandler { SslOptions = TrustOnly(emulator.Certificate), UseProxy = false }), upstream, time);

    public static bool TakeCustomIds => Clients.TakeCustomIds;

    /// <summary>For a resource that a caller named.</summary>
    public IAcsIdentityClient Create(ConnectionString callers) =>
        ClientsFor(callers.Endpoint, _toCallersResource).Create(callers.Endpoint, callers.AccessKey);

    /// <summary>To be kept: the client keeps the token it signs in with.</summary>
    public IAcsIdentityClient Create(ServerCredential servers)
    {
        var clients = ClientsFor(servers.Endpoint, _toServersResource);
        return servers.Identity is { } identity
            ? clients.Create(servers.Endpoint, identity)
            : clients.Create(servers.Endpoint, servers.AccessKey);
    }

    private Clients ClientsFor(Uri endpoint, Clients defaultClients) => emulator?.Is(endpoint) == true ? _toEmulator! : defaultClients;

    private static HttpClientTransport TransportOver(SocketsHttpHandler handler)
    {
        // A redirect would carry the signature to another place; the service sends none.
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(ConnectTimeoutSeconds);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        return new HttpClientTransport(new HttpClient(new ResponseSizeLimitHandler(handler)) { Timeout = Timeout.InfiniteTimeSpan });
    }

    /// <summary>The emulator's own certificate and no other, with every other check as usual.</summary>
    private static SslClientAuthenticationOptions TrustOnly(X509Certificate2 certificate)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(certificate);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
