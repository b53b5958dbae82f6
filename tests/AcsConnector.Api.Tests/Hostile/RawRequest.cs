using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AcsConnector.Api.Tests.Hostile;

/// <summary>A request as it is written on the wire, whatever a well-behaved client would say to it.</summary>
internal sealed record RawRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? Body = null)
{
    public RawRequest From(Caller caller) =>
        caller is Caller.ApiKey ? this with { Headers = [("Connection-String", RunningApi.ApiKey), .. Headers] } : this;

    /// <summary>All that comes back until the connection ends.</summary>
    public async Task<RawAnswer> SendAsync(int port)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(ToBytes());
        }
        catch (IOException)
        {
            // The server has refused the head already.
        }

        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // It need not wait for the rest of a body.
        }

        return RawAnswer.Of(answer.ToArray());
    }

    public override string ToString() => Encoding.Latin1.GetString(ToBytes());

    /// <summary>HTTP/1.0, so that the answer comes in one piece and ends with the connection.</summary>
    private byte[] ToBytes()
    {
        var body = Encoding.UTF8.GetBytes(Body ?? "");
        IEnumerable<string> head =
        [
            $"{Method} {OnOneLine(Target, ' ')} HTTP/1.0",
            .. Headers.Select(header => $"{header.Name}: {OnOneLine(header.Value)}"),
            .. Body is null ? Array.Empty<string>() : [$"Content-Length: {body.Length}"],
        ];
        return [.. Encoding.UTF8.GetBytes(string.Join("\r\n", head) + "\r\n\r\n"), .. body];
    }

    /// <summary>Where a line ends is the server's framing and none of the API's concern.</summary>
    private static string OnOneLine(string text, char also = '\n') =>
        string.Concat(text.Where(c => c is not ('\r' or '\n') && c != also));
}

/// <param name="IsFromApi">False for what the web server refuses by itself.</param>
internal sealed record RawAnswer(int Status, bool IsFromApi, string Text, string Body)
{
    public static RawAnswer Of(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0
            ? new RawAnswer(0, false, text, "")
            : new RawAnswer(int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[..end].Contains("x-ms-client-request-id", StringComparison.OrdinalIgnoreCase), text, text[(end + 4)..]);
    }
}
