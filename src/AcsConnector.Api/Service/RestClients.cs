using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

/// <summary>Makes clients of our own that share one way out. How a client signs in belongs to the client.</summary>
internal sealed class RestClients(HttpPipelineTransport transport, UpstreamOptions upstream, TimeProvider time)
{
    /// <summary>The scope all SDKs ask for; the double slash is right.</summary>
    private const string Scope = "https://communication.azure.com//.default";

    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(new Options().With(transport, upstream, time));

    public static bool TakeCustomIds => true;

    public IAcsIdentityClient Create(Uri endpoint, byte[] accessKey) => Create(endpoint, new AccessKeySignature(accessKey, time));

    public IAcsIdentityClient Create(Uri endpoint, TokenCredential identity) =>
        Create(endpoint, new BearerTokenAuthenticationPolicy(identity, Scope));

    private AcsIdentityClient Create(Uri endpoint, HttpPipelinePolicy signIn) => new(_pipeline, endpoint, signIn, upstream, time);

    private sealed class Options : ClientOptions;
}
