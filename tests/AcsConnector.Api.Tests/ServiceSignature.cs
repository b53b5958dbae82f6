using System.Security.Cryptography;
using System.Text;

namespace AcsConnector.Api.Tests;

/// <summary>The service's signature, written from the published scheme and not from the API.</summary>
internal static class ServiceSignature
{
    /// <summary>Signs a call to the service as the SDKs do, to ask it without the API in between.</summary>
    public static async Task SignAsync(HttpRequestMessage request, string accessKey)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var date = DateTimeOffset.UtcNow.ToString("r");
        var uri = request.RequestUri!;
        request.Headers.Add("x-ms-date", date);
        request.Headers.Add("x-ms-content-sha256", HashOf(body));
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(accessKey, request.Method.Method, uri.PathAndQuery, date, uri.Authority, body));
    }

    public static string Authorization(string accessKey, string method, string target, string date, string host, string body)
    {
        var text = $"{method}\n{target}\n{date};{host};{HashOf(body)}";
        var signature = HMACSHA256.HashData(Convert.FromBase64String(accessKey), Encoding.ASCII.GetBytes(text));
        return $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={Convert.ToBase64String(signature)}";
    }

    public static string HashOf(string body) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
