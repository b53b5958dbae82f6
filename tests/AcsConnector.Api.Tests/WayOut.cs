using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AcsConnector.Api.Tests;

/// <summary>
/// The proxy of this process, and so the only way of every API under test to a host that is not the emulator. It leads
/// nowhere, or to a port of this machine, and knows who was asked for.
/// </summary>
internal sealed class WayOut : IWebProxy
{
    private readonly Uri _address;
    private readonly ConcurrentDictionary<string, int> _ports = new();
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private readonly ConcurrentDictionary<string, bool> _direct = new();

    private WayOut()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _address = new Uri($"http://{listener.LocalEndpoint}");
        _ = AcceptAsync(listener);
    }

    public static WayOut Only { get; } = new();

    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => _address;

    /// <summary>A managed-identity endpoint is asked directly.</summary>
    public bool IsBypassed(Uri host) => (host.Scheme == Uri.UriSchemeHttp && host.IsLoopback) || _direct.Keys.Any(host.Host.Contains);

    /// <summary>From now on hosts with this in their name are called without a proxy.</summary>
    public void LeaveOut(string partOfHost) => _direct[partOfHost] = true;

    public int TimesAskedFor(string authority) => _asked.GetValueOrDefault(authority);

    /// <param name="authority">As in <c>contoso.communication.azure.com:443</c>.</param>
    public bool WasAskedFor(string authority) => _asked.ContainsKey(authority);

    public bool WasAskedForAnyPortOf(string host) =>
        _asked.Keys.Any(authority => authority[..authority.LastIndexOf(':')].Trim('[', ']').Equals(host, StringComparison.OrdinalIgnoreCase));

    /// <summary>From now on it leads to a port of this machine.</summary>
    public void Lead(string authority, int toPort) => _ports[authority] = toPort;

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
            _ = ServeAsync(await listener.AcceptTcpClientAsync());
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, false, bufferSize: 1, leaveOpen: true);
            var authority = (await reader.ReadLineAsync())!.Split(' ')[1];
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            _asked.AddOrUpdate(authority, 1, (_, times) => times + 1);
            if (!_ports.TryGetValue(authority, out var port))
            {
                await stream.WriteAsync("HTTP/1.1 502 No way out\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                return;
            }

            using var target = new TcpClient();
            await target.ConnectAsync(IPAddress.Loopback, port);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            await Task.WhenAny(stream.CopyToAsync(target.GetStream()), target.GetStream().CopyToAsync(stream));
        }
        catch (IOException)
        {
            // One side hung up.
        }
    }
}
