using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AcsConnector.Benchmarks;

/// <summary>An HTTP/1.1 connection that knows no more than the two servers measured need.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[16 * 1024];

    public Connection(Uri server) => _socket.Connect(IPAddress.Parse(server.Host), server.Port);

    /// <exception cref="InvalidOperationException">The answer is not 201.</exception>
    public void Create(byte[] request)
    {
        _socket.Send(request);
        var length = 0;
        do
        {
            var received = _socket.Receive(_answer, length, _answer.Length - length, SocketFlags.None);
            if (received == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += received;
        }
        while (!IsWhole(_answer.AsSpan(0, length)));

        if (!_answer.AsSpan().StartsWith("HTTP/1.1 201 "u8))
            throw new InvalidOperationException($"The answer is not 201: {Encoding.UTF8.GetString(_answer, 0, length)}");
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;

        var lengthHeader = answer[..head].IndexOf("\r\nContent-Length: "u8);
        if (lengthHeader < 0)
            return answer.EndsWith("\r\n0\r\n\r\n"u8); // Chunked.

        var length = answer[(lengthHeader + "\r\nContent-Length: "u8.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(length, out int bodyLength, out _) && answer.Length >= head + 4 + bodyLength;
    }
}
