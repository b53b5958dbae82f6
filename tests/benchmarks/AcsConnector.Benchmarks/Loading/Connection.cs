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
    private readonly byte[] _answer = new byte[16 * 1024];

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

    /// <summary>The whole answer, until the next request.</summary>
    /// <exception cref="InvalidOperationException">The answer is no success.</exception>
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
                ? _socket.Receive(_answer, length, _answer.Length - length, SocketFlags.None)
                : _tls.Read(_answer, length, _answer.Length - length);
            if (received == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += received;
        }
        while (!IsWhole(_answer.AsSpan(0, length)));

        return _answer.AsSpan().StartsWith("HTTP/1.1 2"u8)
            ? _answer.AsSpan(0, length)
            : throw new InvalidOperationException($"The answer is no success: {Encoding.UTF8.GetString(_answer, 0, length)}");
    }

    public void Dispose()
    {
        _tls?.Dispose();
        _socket.Dispose();
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        if (answer.StartsWith("HTTP/1.1 204"u8))
            return true;

        var lengthHeader = answer[..head].IndexOf("\r\nContent-Length: "u8);
        if (lengthHeader < 0)
            return answer.EndsWith("\r\n0\r\n\r\n"u8); // Chunked.

        var length = answer[(lengthHeader + "\r\nContent-Length: "u8.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(length, out int bodyLength, out _) && answer.Length >= head + 4 + bodyLength;
    }
}
