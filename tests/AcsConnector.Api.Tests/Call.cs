namespace AcsConnector.Api.Tests;

/// <summary>What a caller puts in the header Connection-String.</summary>
public enum Caller
{
    ConnectionString,
    ApiKey,

    /// <summary>No header at all.</summary>
    Nobody,
}

/// <summary>One request, as a test wants it on the wire.</summary>
internal sealed record Call(string Method, string Target, string? Body = null)
{
    public Caller By { get; init; }

    /// <summary>In place of what <see cref="By"/> says.</summary>
    public string? Connection { get; init; }

    /// <summary>Null sends a body without saying what it is.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Sends the body without saying how long it is.</summary>
    public bool Chunked { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>When the caller no longer waits.</summary>
    public CancellationToken HangUp { get; init; }

    public static Call Create(string? body = null) => new("POST", "/identities", body);

    public static Call Issue(string id, string? body = """{"scopes":["chat"]}""") => new("POST", $"/identities/{Uri.EscapeDataString(id)}/:issueAccessToken", body);

    public static Call Revoke(string id) => new("POST", $"/identities/{Uri.EscapeDataString(id)}/:revokeAccessTokens");

    public static Call Delete(string id) => new("DELETE", $"/identities/{Uri.EscapeDataString(id)}");

    public static Call Exchange(string body) => new("POST", "/teamsUser/:exchangeAccessToken", body);

    public static Call TestConnection() => new("GET", "/connection");

    public HttpRequestMessage ToRequest(Uri root)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(root, Target));
        if (Body is not null)
            request.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Body));
        if (Body is not null && ContentType is not null)
            request.Content!.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        if (Chunked)
            request.Headers.TransferEncodingChunked = true;
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
