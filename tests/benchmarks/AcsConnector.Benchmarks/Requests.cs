using System.Security.Cryptography;
using System.Text;

namespace AcsConnector.Benchmarks;

/// <summary>Requests as bytes. A signed one is good for five minutes and, as the service takes a signature twice, for a whole run.</summary>
internal static class Requests
{
    private const string UserWithToken = """{"createTokenWithScopes":["voip"]}""";

    public static byte[] DirectToEmulator(ConnectorProcess connector)
    {
        const string target = "/identities?api-version=2023-10-01";
        var host = connector.EmulatorHttp.Authority;
        var date = DateTimeOffset.UtcNow.ToString("r");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(UserWithToken)));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(
            Convert.FromBase64String(connector.AccessKey), Encoding.ASCII.GetBytes($"POST\n{target}\n{date};{host};{hash}")));
        return Post(target, host, UserWithToken, $"""
            x-ms-date: {date}
            x-ms-content-sha256: {hash}
            Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}
            """);
    }

    public static byte[] ThroughApi(ConnectorProcess connector) =>
        Post("/identities?api-version=2021-03-07", connector.Api.Authority, UserWithToken, $"Connection-String: {connector.ConnectionString}");

    public static byte[] FirstUser(ConnectorProcess connector) =>
        Post("/identities", connector.Api.Authority, "", $"Connection-String: {connector.ApiKey}");

    private static byte[] Post(string target, string host, string body, string headers) => Encoding.ASCII.GetBytes($"""
        POST {target} HTTP/1.1
        Host: {host}
        Content-Type: application/json
        Content-Length: {body.Length}
        {headers}

        {body}
        """.ReplaceLineEndings("\r\n"));
}
