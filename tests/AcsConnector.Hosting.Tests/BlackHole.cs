using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AcsConnector.Hosting.Tests;

/// <summary>Takes every connection and never answers.</summary>
internal sealed class BlackHole : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _taken = [];

    public BlackHole()
    {
        _listener.Start();
        _ = TakeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>How many have come.</summary>
    public int Connections => _taken.Count + (_listener.Pending() ? 1 : 0);

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var taken in _taken)
            taken.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
                _taken.Add(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // Closed.
        }
    }
}
