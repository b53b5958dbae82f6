using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

/// <summary>
/// Signs requests with an access key: HMAC-SHA256 over method, target, date, host and content hash. It runs for every
/// attempt, because the service refuses dates that are more than five minutes old.
/// </summary>
internal sealed class AccessKeySignature(byte[] accessKey, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var uri = request.Uri.ToUri();
        var date = time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var contentHash = Convert.ToBase64String(SHA256.HashData(BodyOf(request)));
        var stringToSign = $"{request.Method}\n{uri.PathAndQuery}\n{date};{uri.Authority};{contentHash}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(accessKey, Encoding.ASCII.GetBytes(stringToSign)));

        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("x-ms-content-sha256", contentHash);
        request.Headers.SetValue("Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
    }

    private static byte[] BodyOf(Request request)
    {
        if (request.Content is null)
            return [];

        using var body = new MemoryStream();
        request.Content.WriteTo(body, CancellationToken.None);
        return body.ToArray();
    }
}
