using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks.Loading;

/// <summary>An HTTP/1.1 connection that knows no more than the servers measured need.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SslStream? _tls;
    private readonly byte[] _response = new byte[16 * 1024];

    public Connection(ServerAddress server)
    {
        _socket.Connect(IPAddress.Loopback, server.Uri.Port);
        if (server.Certificate is not { } certificate)
            return;

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(certificate));
        _tls = new SslStream(new NetworkStream(_socket));
        _tls.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = server.Uri.Host, CertificateChainPolicy = policy });
    }

    /// <summary>The whole response, until the next request.</summary>
    /// <exception cref="InvalidOperationException">The response is no success.</exception>
    public ReadOnlySpan<byte> Send(byte[] request)
    {
        if (_tls is null)
            _socket.Send(request);
        else
            _tls.Write(request);

        var length = 0;
        do
        {
            var received = _tls is null
                ? _socket.Receive(_response, length, _response.Length - length, SocketFlags.None)
                : _tls.Read(_response, length, _response.Length - length);
            if (received == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += received;
        }
        while (!IsWhole(_response.AsSpan(0, length)));

        return _response.AsSpan().StartsWith("HTTP/1.1 2"u8)
            ? _response.AsSpan(0, length)
            : throw new InvalidOperationException($"The response is no success: {Encoding.UTF8.GetString(_response, 0, length)}");
    }

    public void Dispose()
    {
        _tls?.Dispose();
        _socket.Dispose();
    }

    private static bool IsWhole(ReadOnlySpan<byte> response)
    {
        var head = response.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        if (response.StartsWith("HTTP/1.1 204"u8))
            return true;

        var lengthHeader = response[..head].IndexOf("\r\nContent-Length: "u8);
        if (lengthHeader < 0)
            return response.EndsWith("\r\n0\r\n\r\n"u8); // Chunked.

        var length = response[(lengthHeader + "\r\nContent-Length: "u8.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(length, out int bodyLength, out _) && response.Length >= head + 4 + bodyLength;
    }
}
