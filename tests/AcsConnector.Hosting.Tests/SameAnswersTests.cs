using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace AcsConnector.Hosting.Tests;

/// <summary>The worker behind a host, and beside it the API on a web server of its own: whoever asks cannot tell them apart.</summary>
public sealed partial class SameAnswersTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";
    private const string Exchange = $$"""{"token":"bad","appId":"{{Guid}}","userId":"{{Guid}}"}""";
    private const string WithToken = """{"createTokenWithScopes":["chat"]}""";
    private const string Scopes = """{"scopes":["chat"]}""";

    /// <summary>Each with the status that both answer: two that fail alike are no success.</summary>
    private static readonly Dictionary<string, (int Status, Func<string, HttpRequestMessage> Make)> Requests = new()
    {
        ["create, empty"] = (201, _ => Post("/identities")),
        ["create with a token"] = (201, _ => Post("/identities", WithToken)),
        ["issue, raw id"] = (200, id => Post($"/identities/{id}/:issueAccessToken", Scopes)),
        ["issue, id encoded"] = (200, id => Post($"/identities/{Uri.EscapeDataString(id)}/:issueAccessToken", Scopes)),
        ["issue, id encoded twice"] = (200, id => Post($"/identities/{Twice(id)}/:issueAccessToken", Scopes)),
        ["issue, colon of the action encoded"] = (200, id => Post($"/identities/{id}/%3AissueAccessToken", Scopes)),
        ["revoke"] = (204, id => Post($"/identities/{id}/:revokeAccessTokens")),
        ["Teams exchange with a bad token"] = (401, _ => Post("/teamsUser/:exchangeAccessToken", Exchange)),
        ["connection"] = (200, _ => Request("GET", "/connection")),
        ["delete"] = (204, id => Request("DELETE", $"/identities/{id}")),
        ["delete of nobody"] = (204, id => Request("DELETE", $"/identities/{id[..^12]}0123456789ab")),
        ["without a credential"] = (401, _ => Post("/identities", null, "")),
        ["with a wrong key"] = (401, _ => Post("/identities", null, "a key that nobody set")),
        ["unknown path"] = (404, _ => Request("GET", "/no-such-operation")),
        ["PUT /identities"] = (405, _ => Request("PUT", "/identities")),
        ["POST /connection"] = (405, _ => Post("/connection")),
        ["body of 20 KB"] = (413, _ => Post("/identities", new string(' ', 20_000) + WithToken)),
        // Beyond 1 MB the API hangs up while its host still sends, and what a caller sees depends on who is faster.
        ["body of 1 MB"] = (413, _ => Post("/identities", new string(' ', 1_000_000) + WithToken)),
        ["body of 20 KB in chunks"] = (413, _ => Chunked(Post("/identities", new string(' ', 20_000) + WithToken))),
        ["another content type"] = (415, _ => Typed("text/plain", Post("/identities", WithToken))),
        ["malformed body"] = (400, _ => Post("/identities", "{")),
        ["value of the wrong type"] = (400, _ => Post("/identities", """{"createTokenWithScopes":"chat"}""")),
        ["missing body"] = (400, id => Post($"/identities/{id}/:issueAccessToken")),
        ["body in chunks"] = (201, _ => Chunked(Post("/identities", WithToken))),
        ["empty body in chunks"] = (201, _ => Chunked(Post("/identities", ""))),
        ["encoded slash in an id"] = (400, _ => Request("DELETE", "/identities/a%2Fb")),
        ["HEAD"] = (405, _ => Request("HEAD", "/connection")),
        ["OPTIONS"] = (405, _ => Request("OPTIONS", "/identities")),
        ["live"] = (200, _ => Request("GET", "/health/live")),
        ["ready"] = (200, _ => Request("GET", "/health/ready")),
        ["root"] = (404, _ => Request("GET", "/")),
        ["request id"] = (201, _ => Named("one", Post("/identities"))),
        ["request id again"] = (201, _ => Named("one", Post("/identities"))),
        ["trailing slash"] = (201, _ => Post("/identities/")),
        ["other letters"] = (201, _ => Post("/IDENTITIES")),
        ["empty id"] = (404, _ => Post("/identities//:issueAccessToken", Scopes)),
        ["dots in a path"] = (404, _ => Request("GET", "/identities/%2E%2E/connections")),
    };

    public static TheoryData<string> EachRequest => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(EachRequest))]
    public async Task Answers_alike(string request)
    {
        var (status, make) = Requests[request];

        var (kestrel, worker) = (await AnswerAsync(hosts.Kestrel, make), await AnswerAsync(hosts.Worker, make));

        Assert.Equal(status, kestrel.Status);
        Assert.Equal(kestrel.ToString(), worker.ToString());
    }

    private async Task<Answer> AnswerAsync(HttpClient api, Func<string, HttpRequestMessage> make)
    {
        using var request = make(await hosts.CreateUserAsync());
        request.Headers.Add("x-ms-client-request-id", "the-same");
        using var answer = await api.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Server" or "Connection")) // The last is of each connection.
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return new Answer(
            (int)answer.StatusCode, string.Join('\n', headers.Order(StringComparer.OrdinalIgnoreCase)),
            General(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Without what is another for every user, token, moment and endpoint.</summary>
    private string General(string text) => Times.Replace(Tokens.Replace(Users.Replace(
        text.Replace(hosts.Endpoint, ServiceStandIn.Endpoint, StringComparison.Ordinal), "<user>"), "<token>"), "<time>");

    private static string Twice(string id) => Uri.EscapeDataString(Uri.EscapeDataString(id));

    private static HttpRequestMessage Request(string method, string path, string? connection = FunctionsBench.ApiKey)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (connection is { Length: > 0 })
            request.Headers.Add("Connection-String", connection);
        return request;
    }

    private static HttpRequestMessage Post(string path, string? json = null, string? connection = FunctionsBench.ApiKey)
    {
        var request = Request("POST", path, connection);
        request.Content = json is null ? null : FunctionsBench.Json(json);
        return request;
    }

    private static HttpRequestMessage Chunked(HttpRequestMessage request)
    {
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    private static HttpRequestMessage Typed(string contentType, HttpRequestMessage request)
    {
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return request;
    }

    private static HttpRequestMessage Named(string requestId, HttpRequestMessage request)
    {
        request.Headers.Add("Repeatability-Request-ID", requestId);
        return request;
    }

    [GeneratedRegex("8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}")]
    private static partial Regex Users { get; }

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    private static partial Regex Tokens { get; }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})")]
    private static partial Regex Times { get; }

    private sealed record Answer(int Status, string Headers, string Body)
    {
        public override string ToString() => $"{Status}\n{Headers}\n\n{Body}";
    }
}
