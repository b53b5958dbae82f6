using CsCheck;

namespace AcsConnector.Api.Tests.Hostile;

/// <summary>Random requests, each hostile in one part. Most are nearly right: that is where a reader goes wrong.</summary>
internal static class HostileRequests
{
    /// <summary>Stands wherever a caller's secret would; it must never come back.</summary>
    public const string Secret = "Y2FuYXJ5LWtleS1vZi1hLWNhbGxlci1vZi10aGlzLXRlc3Q";

    /// <summary>In every host of a connection string, so that the test knows its own.</summary>
    public const string Marker = "hostile";

    private static readonly Gen<string> Pieces = Gen.Frequency(
        (6, Gen.OneOf(
            "", " ", "\t", "\"", "'", ";", "=", ":", "/", "\\", ".", "..", "@", "#", "?", "&", "%", "%00", "%2F", "%252F", "%2e%2e", "%zz", "%C3%A4",
            "\0", "\u0001", "\u007f", "\u00a0", "\u00df", "\u0130", "\u3002", "\u202e", "\ud83d\ude00", "\ufeff", "xn--", "null", "true", "NaN", "-1", "0",
            "1e400", "99999999999999999999", "{", "}", "[", "]", ",", "{}", "[]", "{\"a\":", "https://", "http://", "localhost", "127.0.0.1", "[::1]",
            "169.254.169.254", ".communication.azure.com", ".evil.example", ":444", "user@", ";accesskey=", ";endpoint=", "8:acs:", ":issueAccessToken")),
        (2, Gen.String[0, 12]),
        (1, Gen.Select(Gen.OneOf("[", "{\"a\":", "a", "=", "%25", "\u00e9", " "), Gen.Int[20, 3000], (piece, times) => string.Concat(Enumerable.Repeat(piece, times)))));

    private static readonly Gen<Edit> Edits =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 400], Gen.Int[1, 20], Pieces, (kind, at, length, piece) => new Edit(kind, at, length, piece));

    private static readonly Gen<string> ContentTypes = Gen.Frequency(
        (1, Gen.OneOf("application/json", "text/plain", "application/x-www-form-urlencoded", "application/problem+json", "")),
        (2, Gen.Select(
            Gen.OneOf("utf-8", "UTF-16", "utf-16be", "utf-32", "utf-7", "us-ascii", "iso-8859-1", "ibm037", "windows-1252", "shift_jis", "utf-8; charset=utf-7", "nonsense", ""),
            Gen.OneOf("{0}", "\"{0}\"", "'{0}'"),
            (charset, form) => $"application/json; charset={string.Format(null, form, charset)}")),
        (1, Nearly("application/json; charset=utf-8", "application/json;charset=\"utf-16\"", "Application/JSON ; Charset = UTF-8 ; odata=verbose")));

    public static Gen<RawRequest> InTheConnectionString { get; } =
        Nearly(
            $"endpoint=https://{Marker}.communication.azure.com/;accesskey={Secret}=",
            $"endpoint=https://{Marker}-1.europe.communication.azure.com;accesskey={Secret}=",
            $"ENDPOINT = https://{Marker}.communication.azure.com/ ; AccessKey = {Secret}= ;",
            $"accesskey={Secret}=;endpoint=https://{Marker}.communication.azure.com:443/",
            $"endpoint=https://user:{Secret}@{Marker}.communication.azure.com/;accesskey={Secret}=",
            $"endpoint=https://{Marker}.communication.azure.com.evil.example/;accesskey={Secret}=",
            $"endpoint=https://evil.example/{Marker}.communication.azure.com/;accesskey={Secret}=",
            $"endpoint=https://127.0.0.1/#{Marker}.communication.azure.com/;accesskey={Secret}=")
        .Select(text => new RawRequest("GET", "/connection", [("Connection-String", text)]));

    public static Gen<RawRequest> InTheBody { get; } = Gen.Select(
        Gen.OneOf("/identities", "/identities/8:acs:x/:issueAccessToken", "/identities/8:acs:x/:revokeAccessTokens", "/teamsUser/:exchangeAccessToken"),
        Gen.Frequency((4, Gen.OneOf("application/json").Array[1]), (4, ContentTypes.Array[1]), (1, ContentTypes.Array[0, 3])),
        Gen.Frequency(
            (3, Nearly(
                """{"createTokenWithScopes":["chat","voip"],"expiresInMinutes":60}""",
                """{"customId":"alice"}""",
                """{"scopes":["chat.join","voip.join"],"expiresInMinutes":1440}""",
                $$"""{"token":"{{Secret}}","appId":"11111111-2222-3333-4444-555555555555","userId":"11111111-2222-3333-4444-555555555555"}""")),
            (2, Json()),
            (1, Pieces)),
        (path, types, body) => new RawRequest("POST", path, [.. types.Select(type => ("Content-Type", type))], body).From(Caller.ApiKey));

    public static Gen<RawRequest> InTheHeaders { get; } = Gen.Select(
        Gen.OneOf(
            "Connection-String", "Authorization", "Repeatability-Request-ID", "Repeatability-First-Sent", "x-ms-client-request-id", "X-MS-CLIENT-PRINCIPAL",
            "X-MS-CLIENT-PRINCIPAL-IDP", "Accept", "Accept-Encoding", "Content-Type", "Cookie", "Expect", "Host", "If-Match", "Origin", "Prefer", "traceparent",
            "tracestate", "baggage", "Upgrade", "X-Forwarded-For", "X-Forwarded-Host", "X-HTTP-Method-Override", "x-ms-workflow-run-id", "x-ms-action-tracking-id",
            "x-ms-client-tracking-id", "X-Original-URL"),
        Gen.Frequency(
            (4, Nearly(
                "request-1", "Sun, 06 Nov 1994 08:49:37 GMT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "application/json", "100-continue",
                "08584312345678901234567890123CU00", "contoso.example.com", "*/*")),
            (1, Pieces)).Array[0, 3],
        Gen.OneOf("/identities", "/connection", "/health/ready", "/nothing"),
        (name, values, path) => new RawRequest(path is "/identities" ? "POST" : "GET", path, [.. values.Select(value => (name, value))]).From(Caller.ApiKey));

    /// <summary>The headers that hold a secret; whatever is wrong with one, it must not come back.</summary>
    public static Gen<RawRequest> InTheCredentials { get; } = Gen.Select(
        Gen.OneOf("Connection-String", "Authorization", "X-MS-CLIENT-PRINCIPAL", "Cookie", "x-functions-key"),
        Nearly(Secret, $"Bearer {Secret}", $"Bearer e30.{Secret}.e30", $"Basic {Secret}", $"endpoint={Secret}", $"accesskey={Secret}", $"SharedAccessSignature sig={Secret}").Array[1, 3],
        (name, values) => new RawRequest("POST", "/identities", [.. values.Select(value => (name, value))]));

    public static Gen<RawRequest> InTheId { get; } = Gen.Select(
        Gen.OneOf("DELETE", "POST", "GET", "PUT", "PATCH", "OPTIONS", "TRACE", "Q"),
        Nearly(
            "/identities/8:acs:11111111-2222-3333-4444-555555555555_00000000-0000-0000-0000-000000000000/:issueAccessToken",
            "/identities/8%3Aacs%3A11111111-2222-3333-4444-555555555555_00000000-0000-0000-0000-000000000000/:revokeAccessTokens",
            "/identities/8:acs:x?api-version=2021-03-07", "/identities/../_emulator/identities", "/teamsUser/:exchangeAccessToken", "/connection"),
        (method, target) => new RawRequest(method, target, [], method is "POST" ? """{"scopes":["chat"]}""" : null).From(Caller.ApiKey));

    private static Gen<string> Nearly(params string[] valid) =>
        Gen.Select(Gen.OneOf(valid), Edits.Array[0, 4], (text, edits) => edits.Aggregate(text, (edited, edit) => edit.ApplyTo(edited)));

    private static Gen<string> Json()
    {
        var names = Gen.OneOf("createTokenWithScopes", "expiresInMinutes", "customId", "scopes", "token", "appId", "userId", "TOKEN", "", "$id", "$type", "__proto__");
        var scalars = Gen.OneOf(
            "null", "true", "0", "-1", "60", "60.5", "1e9", "-0", "2147483648", "1e400", "\"\"", "\"chat\"", "\"\\u0000\"", "\"\\ud800\"", "\"8:acs:x\"", "NaN", "'a'");
        return Gen.Recursive<string>((depth, value) => depth >= 4 ? scalars : Gen.Frequency(
            (2, scalars),
            (3, Gen.Select(names, value, (name, inner) => $"\"{name}\":{inner}").Array[0, 4].Select(members => $"{{{string.Join(',', members)}}}")),
            (1, value.Array[0, 12].Select(items => $"[{string.Join(',', items)}]"))));
    }

    private sealed record Edit(int Kind, int At, int Length, string Piece)
    {
        public string ApplyTo(string text)
        {
            var at = At % (text.Length + 1);
            var end = Math.Min(text.Length, at + Length);
            return Kind switch
            {
                0 => text.Insert(at, Piece),
                1 => text.Remove(at, end - at),
                2 => string.Concat(text.AsSpan(0, at), Piece, text.AsSpan(end)),
                3 => text.Insert(at, text[at..end]),
                _ => text[..at],
            };
        }
    }
}
