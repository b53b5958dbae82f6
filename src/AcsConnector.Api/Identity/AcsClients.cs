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
internal sealed class AcsClients(UpstreamOptions upstream, EmulatorEndpoint? emulator, TimeProvider time)
{
    private const int ConnectTimeoutSeconds = 5;
    private readonly HttpPipeline _toAzure = BuildPipeline(new SocketsHttpHandler(), upstream, time);

    private readonly HttpPipeline? _toEmulator = emulator is null
        ? null
        : BuildPipeline(new SocketsHttpHandler { SslOptions = TrustOnly(emulator.Certificate), UseProxy = false }, upstream, time);

    public AcsIdentityClient Create(Uri endpoint, byte[] accessKey) => Create(endpoint, new AccessKeySignature(accessKey, time));

    public AcsIdentityClient Create(Uri endpoint, HttpPipelinePolicy signIn)
    {
        var pipeline = emulator?.Is(endpoint) == true ? _toEmulator! : _toAzure;
        return new AcsIdentityClient(pipeline, endpoint, signIn, upstream, time);
    }

    private static HttpPipeline BuildPipeline(SocketsHttpHandler handler, UpstreamOptions upstream, TimeProvider time)
    {
        // A redirect would carry the signature to another place; the service sends none.
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(ConnectTimeoutSeconds);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        var options = new AcsClientOptions
        {
            Transport = new HttpClientTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }),
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
