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
internal sealed record Call(string Method, string Target, string? Body = null) : HttpCall(Method, Body)
{
    public Caller By { get; init; }

    /// <summary>In place of what <see cref="By"/> says.</summary>
    public string? Connection { get; init; }

    /// <summary>When the caller no longer waits.</summary>
    public CancellationToken HangUp { get; init; }

    public static Call Create(string? body = null) => new("POST", "/identities", body);

    public static Call Issue(string id, string? body = """{"scopes":["chat"]}""") => new("POST", $"/identities/{Uri.EscapeDataString(id)}/:issueAccessToken", body);

    public static Call Revoke(string id) => new("POST", $"/identities/{Uri.EscapeDataString(id)}/:revokeAccessTokens");

    public static Call Delete(string id) => new("DELETE", $"/identities/{Uri.EscapeDataString(id)}");

    public static Call Exchange(string body) => new("POST", "/teamsUser/:exchangeAccessToken", body);

    public static Call TestConnection() => new("GET", "/connection");

    public HttpRequestMessage ToRequest(Uri root) => RequestTo(new Uri(root, Target));
}
