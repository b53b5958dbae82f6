using Azure;
using Azure.Communication.Identity;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service.OfficialSdk;

/// <summary>Makes the official SDK's clients, on our way out. Each builds a pipeline of its own.</summary>
internal sealed class SdkClients(HttpPipelineTransport transport, UpstreamOptions upstream, TimeProvider time)
{
    private readonly CommunicationIdentityClientOptions _options =
        new CommunicationIdentityClientOptions(CommunicationIdentityClientOptions.ServiceVersion.V2023_10_01).With(transport, upstream, time);

    public static bool TakeCustomIds => false;

    public IAcsIdentityClient Create(Uri endpoint, byte[] accessKey) =>
        Create(endpoint, new CommunicationIdentityClient(endpoint, new AzureKeyCredential(Convert.ToBase64String(accessKey)), _options));

    public IAcsIdentityClient Create(Uri endpoint, TokenCredential identity) =>
        Create(endpoint, new CommunicationIdentityClient(endpoint, identity, _options));

    private SdkIdentityClient Create(Uri endpoint, CommunicationIdentityClient client) => new(client, endpoint, upstream, time);
}
