using System.Net;
using System.Net.Sockets;
using AcsConnector.Api.Http;

namespace AcsConnector.Api.Access;

/// <summary>
/// Connects to hosts that callers named, after a look at their addresses: a name of the service that stands for an
/// address in this server's own network must not open that network. The address looked at is the one that is called.
/// </summary>
internal sealed class PrivateAddressGuard(Network network, bool allowPrivate)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await network.Resolve(host, cancellationToken);
        if (!IsProxy(context) && !addresses.All(MayBeCalled))
        {
            throw new ApiException(403, "EndpointNotAllowed",
                "The endpoint of the connection stands for an address that is not public. If the resource has a private endpoint, this server's operator must set Access__AllowPrivateEndpoints to true.");
        }

        try
        {
            return await network.Connect(addresses, port, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Told as what it is, a connection that was never there; a cancelled call might have been sent.
            throw new SocketException((int)SocketError.TimedOut);
        }
    }

    /// <summary>The operator's proxy may be anywhere; behind it, the proxy resolves the name and must guard its network itself.</summary>
    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.Method == HttpMethod.Connect
        || !context.DnsEndPoint.Host.Equals(context.InitialRequestMessage.RequestUri!.IdnHost, StringComparison.OrdinalIgnoreCase);

    private bool MayBeCalled(IPAddress address) => AddressKinds.Classify(address) switch
    {
        AddressKind.Public => true,
        AddressKind.Private => allowPrivate,
        _ => false,
    };
}
