using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace AcsConnector.Local.Proofs;

/// <summary>
/// What stands between a flow and the service for Microsoft's connector: it takes the connection string out of the request and signs with
/// the key in it, method, target, date, host and content hash. The rest passes as it is.
/// </summary>
internal sealed class OfficialGateway(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string ConnectionHeader = "Connection-String";
    private const string KeyName = "accesskey=";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.TryGetValues(ConnectionHeader, out var values))
        {
            var key = KeyOf(values.First());
            request.Headers.Remove(ConnectionHeader);
            await SignAsync(request, key, cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static byte[] KeyOf(string connectionString) => Convert.FromBase64String(
        connectionString.Split(';').First(part => part.StartsWith(KeyName, StringComparison.OrdinalIgnoreCase))[KeyName.Length..]);

    private static async Task SignAsync(HttpRequestMessage request, byte[] key, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var date = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var hash = Convert.ToBase64String(SHA256.HashData(body));
        var text = $"{request.Method}\n{request.RequestUri!.PathAndQuery}\n{date};{request.RequestUri.Authority};{hash}";
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("x-ms-content-sha256", hash);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "HMAC-SHA256", $"SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
    }
}
