using Microsoft.AspNetCore.Http;

namespace AcsConnector.Local.Playground;

/// <summary>Passes a call of the page on to the API or the emulator, and the response back. It keeps and logs nothing of either.</summary>
internal sealed class Relay : IDisposable
{
    /// <summary>Names the headers that were received, so that the page tells them from those of its own server.</summary>
    private const string ReceivedHeaders = "Response-Headers";

    /// <summary>Of the connection, or the page's own, which hold for whatever it loads.</summary>
    private static readonly HashSet<string> NotPassedOn = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Date", "Server", "Set-Cookie", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options",
        "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Location", "Refresh", "Clear-Site-Data", ReceivedHeaders,
    };

    // No time limit: an armed fault may ask for a long wait, and the person can leave the page.
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task PassOnAsync(HttpContext http, Uri target, params IEnumerable<(string Name, string Value)> headers)
    {
        try
        {
            using var request = await RequestAsync(http, target, headers);
            using var received = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
            await CopyAsync(received, http.Response);
        }
        catch (BadHttpRequestException e)
        {
            await PageJson.WriteErrorAsync(http, e.StatusCode, new PageError("TooLarge", $"That is more than {PlaygroundHost.BodyLimit / 1024} KB. Send less."));
        }
        catch (HttpRequestException) when (!http.Response.HasStarted)
        {
            await PageJson.WriteErrorAsync(http, 502, new PageError("NotReachable", "The service behind this page does not respond. Stop acs-connector and start it again."));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is waiting for a response.
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<HttpRequestMessage> RequestAsync(HttpContext http, Uri target, IEnumerable<(string Name, string Value)> headers)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);

        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), target);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body.ToArray()) { Headers = { ContentType = new("application/json") } };
        return request;
    }

    private static bool IsAboutOrigins(string header) => header.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase);

    private static async Task CopyAsync(HttpResponseMessage received, HttpResponse response)
    {
        response.StatusCode = (int)received.StatusCode;
        foreach (var (name, values) in received.Headers.Where(header => !NotPassedOn.Contains(header.Key) && !IsAboutOrigins(header.Key)))
            response.Headers[name] = values.ToArray();
        response.Headers[ReceivedHeaders] = string.Join(", ", received.Headers.Concat(received.Content.Headers).Select(header => header.Key));

        if (received.StatusCode == System.Net.HttpStatusCode.NoContent)
            return;
        response.ContentType = received.Content.Headers.ContentType?.ToString();
        await received.Content.CopyToAsync(response.Body, response.HttpContext.RequestAborted);
    }
}
