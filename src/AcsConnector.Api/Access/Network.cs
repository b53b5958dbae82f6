using System.Net;
using System.Net.Sockets;

namespace AcsConnector.Api.Access;

/// <summary>How names become addresses and addresses become connections, for hosts that a caller named.</summary>
/// <param name="Resolve">The addresses of a host; a <see cref="SocketException"/> when it has none.</param>
/// <param name="Connect">A connection to the first of the addresses that responds at the port.</param>
public sealed record Network(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve,
    Func<IPAddress[], int, CancellationToken, Task<Stream>> Connect)
{
    /// <summary>The machine's own.</summary>
    public static Network Machine { get; } = new(Dns.GetHostAddressesAsync, ConnectAsync);

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
