using System.Security.Cryptography;
using System.Text;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks.Loading;

/// <summary>Requests as bytes. A signed one is good for five minutes and, as the service takes a signature twice, for a whole run.</summary>
internal static class Requests
{
    private const string Version = "api-version=2023-10-01";
    private const string UserWithToken = """{"createTokenWithScopes":["voip"]}""";

    public static byte[] Create(ConnectorProcess emulator) => Signed(emulator, emulator.Http, "POST", $"/identities?{Version}", "{}");

    /// <param name="emulator">Whose access key signs.</param>
    /// <param name="address">The http or the https address of it.</param>
    public static byte[] CreateWithToken(ConnectorProcess emulator, ServerAddress address) =>
        Signed(emulator, address, "POST", $"/identities?{Version}", UserWithToken);

    public static byte[] Issue(ConnectorProcess emulator, string id) =>
        Signed(emulator, emulator.Http, "POST", $"{Path(id)}/:issueAccessToken?{Version}", """{"scopes":["voip"]}""");

    public static byte[] Revoke(ConnectorProcess emulator, string id) =>
        Signed(emulator, emulator.Http, "POST", $"{Path(id)}/:revokeAccessTokens?{Version}", "");

    public static byte[] Delete(ConnectorProcess emulator, string id) => Signed(emulator, emulator.Http, "DELETE", $"{Path(id)}?{Version}", "");

    /// <summary>Makes the emulator forget its identities.</summary>
    public static byte[] Reset(ConnectorProcess emulator) => Request("POST", "/_emulator/reset", emulator.Http, "", "Accept: */*");

    public static byte[] CreateWithTokenThroughApi(ServerAddress api, string connectionHeader) =>
        Request("POST", "/identities?api-version=2021-03-07", api, UserWithToken, $"Connection-String: {connectionHeader}");

    public static byte[] FirstUserThroughApi(ServerAddress api, string connectionHeader) =>
        Request("POST", "/identities", api, "", $"Connection-String: {connectionHeader}");

    /// <summary>Answered without a call of the service.</summary>
    public static byte[] Live(ServerAddress api) => Request("GET", "/health/live", api, "", "Accept: */*");

    public static byte[] Hello(ServerAddress server) => Request("GET", "/", server, "", "Accept: */*");

    /// <summary>The headers that sign, a line each.</summary>
    public static string SignedHeaders(ConnectorProcess emulator, ServerAddress address, string method, string target, string body)
    {
        var date = DateTimeOffset.UtcNow.ToString("r");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(body)));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(
            emulator.AccessKey, Encoding.ASCII.GetBytes($"{method}\n{target}\n{date};{address.Uri.Authority};{hash}")));
        return $"""
            x-ms-date: {date}
            x-ms-content-sha256: {hash}
            Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}
            """;
    }

    private static byte[] Signed(ConnectorProcess emulator, ServerAddress address, string method, string target, string body) =>
        Request(method, target, address, body, SignedHeaders(emulator, address, method, target, body));

    private static string Path(string id) => $"/identities/{Uri.EscapeDataString(id)}";

    private static byte[] Request(string method, string target, ServerAddress address, string body, string headers) => Encoding.ASCII.GetBytes($"""
        {method} {target} HTTP/1.1
        Host: {address.Uri.Authority}
        Content-Type: application/json
        Content-Length: {body.Length}
        {headers}

        {body}
        """.ReplaceLineEndings("\r\n"));
}
