using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Api.Access;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Identity;

/// <summary>
/// Makes clients. The way out is shared; how a client signs in belongs to the client, so that the server's key or token
/// never goes to an endpoint that a caller named.
/// </summary>
internal sealed class AcsClients(UpstreamOptions upstream, EmulatorEndpoint? emulator, GuardedConnections guarded, TimeProvider time)
{
    private const int ConnectTimeoutSeconds = 5;

    /// <summary>The operator chose the endpoint, which may be anywhere.</summary>
    private readonly HttpPipeline _toServersResource = BuildPipeline(new SocketsHttpHandler(), upstream, time);

    private readonly HttpPipeline _toCallersResource =
        BuildPipeline(new SocketsHttpHandler { ConnectCallback = guarded.ConnectAsync }, upstream, time);

    private readonly HttpPipeline? _toEmulator = emulator is null
        ? null
        : BuildPipeline(new SocketsHttpHandler { SslOptions = TrustOnly(emulator.Certificate), UseProxy = false }, upstream, time);

    /// <summary>For a resource that a caller named.</summary>
    public AcsIdentityClient Create(ConnectionString callers) =>
        Create(callers.Endpoint, new AccessKeySignature(callers.AccessKey, time), _toCallersResource);

    public AcsIdentityClient Create(ServerCredential servers) => Create(servers.Endpoint, servers.SignInPolicy, _toServersResource);

    private AcsIdentityClient Create(Uri endpoint, HttpPipelinePolicy signIn, HttpPipeline pipeline) =>
        new(emulator?.Is(endpoint) == true ? _toEmulator! : pipeline, endpoint, signIn, upstream, time);

    private static HttpPipeline BuildPipeline(SocketsHttpHandler handler, UpstreamOptions upstream, TimeProvider time)
    {
        // A redirect would carry the signature to another place; the service sends none.
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(ConnectTimeoutSeconds);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        var options = new AcsClientOptions
        {
            Transport = new HttpClientTransport(new HttpClient(new CappedAnswers(handler)) { Timeout = Timeout.InfiniteTimeSpan }),
            RetryPolicy = new RetryBudget(upstream, time),
        };
        options.Diagnostics.ApplicationId = "AcsConnector";
        options.Diagnostics.IsLoggingContentEnabled = false;
        return HttpPipelineBuilder.Build(options);
    }

    /// <summary>The emulator's own certificate and no other, with every other check as usual.</summary>
    private static SslClientAuthenticationOptions TrustOnly(X509Certificate2 certificate)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(certificate);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }

    private sealed class AcsClientOptions : ClientOptions;
}
