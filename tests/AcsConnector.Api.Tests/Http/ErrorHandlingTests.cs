using System.Net.Sockets;
using System.Text;

namespace AcsConnector.Api.Tests.Http;

public sealed class ErrorHandlingTests(SharedApi shared)
{
    private const string NotThatObject = "The request body is not the JSON object that this operation takes.";
    private readonly RunningApi _api = shared.Api;

    [Theory]
    [InlineData("{", NotThatObject, "body")]
    [InlineData("{} {}", NotThatObject, "body")]
    [InlineData("""{"customId":"a",}""", NotThatObject, "body")]
    [InlineData("""{"customId":"a" /* comment */}""", NotThatObject, "body")]
    [InlineData("""{"expiresInMinutes":NaN}""", NotThatObject, "body")]
    [InlineData("{\"customId\":\"\u0001\"}", NotThatObject, "body")]
    [InlineData("[]", NotThatObject, "body")]
    [InlineData("\"chat\"", NotThatObject, "body")]
    [InlineData("60", NotThatObject, "body")]
    [InlineData("""{"x":[[[[[[[[[[[[]]]]]]]]]]]]}""", NotThatObject, "body")]
    [InlineData("""{"customId":"a","customId":"b"}""", "The value of 'customId' has the wrong type, or it is there twice.", "customId")]
    [InlineData("""{"expiresInMinutes":"60"}""", "The value of 'expiresInMinutes' has the wrong type, or it is there twice.", "expiresInMinutes")]
    [InlineData("""{"expiresInMinutes":60.5}""", "The value of 'expiresInMinutes' has the wrong type, or it is there twice.", "expiresInMinutes")]
    [InlineData("""{"expiresInMinutes":1e99}""", "The value of 'expiresInMinutes' has the wrong type, or it is there twice.", "expiresInMinutes")]
    [InlineData("""{"createTokenWithScopes":"chat"}""", "The value of 'createTokenWithScopes' has the wrong type, or it is there twice.", "createTokenWithScopes")]
    [InlineData("""{"createTokenWithScopes":[1]}""", "The value of 'createTokenWithScopes' has the wrong type, or it is there twice.", "createTokenWithScopes")]
    [InlineData("""{"customId":{"a":1}}""", "The value of 'customId' has the wrong type, or it is there twice.", "customId")]
    public async Task Answers_400_for_a_body_it_cannot_read(string body, string message, string target)
    {
        var answer = await _api.SendAsync(Call.Create(body));

        answer.AssertError(400, "ValidationError", message, target);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Answers_415_for_a_body_of_another_kind(string? contentType)
    {
        var answer = await _api.SendAsync(Call.Create("{}") with { ContentType = contentType });

        answer.AssertError(415, "UnsupportedMediaType", "Send the request body as application/json.");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("utf-7")]
    [InlineData("ibm037")]
    [InlineData("'utf-8'")]
    [InlineData("utf-8; charset=")]
    public async Task Answers_415_for_a_charset_it_does_not_know(string charset)
    {
        Call[] calls = [Call.Create("{}"), Call.Issue("8:acs:x"), Call.Exchange("""{"token":"a","appId":"b","userId":"c"}""")];

        foreach (var call in calls)
        {
            var answer = await _api.SendAsync(call with { ContentType = $"application/json;charset={charset}" });

            if (charset.StartsWith("utf-8;", StringComparison.Ordinal))
                Assert.NotEqual(500, answer.Status); // Which of two counts is the reader's choice.
            else
                answer.AssertError(415, "UnsupportedMediaType", "The charset of the request body is not known. Send it as application/json in UTF-8, and name no other charset.");
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=us-ascii")]
    [InlineData("application/json; odata=verbose")]
    public async Task Reads_a_body_in_UTF_8_however_that_is_said(string contentType)
    {
        var answer = await _api.SendAsync(Call.Create("""{"expiresInMinutes":60}""") with { ContentType = contentType });

        Assert.Equal(201, answer.Status);
    }

    [Fact]
    public async Task Reads_UTF_16_as_it_always_did()
    {
        using var request = Call.Create("{}").ToRequest(_api.Address);
        request.Headers.Add("Connection-String", RunningApi.ApiKey);
        request.Content = new ByteArrayContent(Encoding.Unicode.GetBytes("""{"createTokenWithScopes":["chat"]}"""));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-16");
        using var client = new HttpClient();

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("chat", (await Answer.ReadAsync(response)).Scopes);
    }

    [Fact]
    public async Task What_needs_no_body_does_not_look_at_its_kind()
    {
        var id = await _api.NewUserAsync();

        var answer = await _api.SendAsync(Call.Revoke(id) with { Body = "x", ContentType = "text/plain; charset=nonsense" });

        answer.AssertNoContent();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_413_for_a_body_over_16_KB(bool chunked)
    {
        var under = await _api.SendAsync(Call.Create("{}".PadRight(16_000)) with { Chunked = chunked });
        var over = await _api.SendAsync(Call.Create("{}".PadRight(16 * 1024 + 1)) with { Chunked = chunked });

        Assert.Equal(201, under.Status);
        over.AssertError(413, "RequestBodyTooLarge", "The request body is larger than 16 KB.");
    }

    /// <summary>A proxy that still sends when its connection ends has no answer to hand on.</summary>
    [Theory]
    [InlineData("Connection-String: " + RunningApi.ApiKey, "413")]
    [InlineData("X-Nobody: anybody", "401")]
    public async Task Reads_a_long_body_to_its_end_and_keeps_the_connection(string caller, string status)
    {
        const int length = 1_000_000;
        using var client = new TcpClient();
        await client.ConnectAsync(_api.Address.Host, _api.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var answers = new StreamReader(stream);

        var header = $"POST /identities HTTP/1.1\r\nHost: api\r\n{caller}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n";
        const string next = "GET /health/live HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(header + new string(' ', length) + next), TestContext.Current.CancellationToken);
        var text = await answers.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith($"HTTP/1.1 {status} ", text, StringComparison.Ordinal);
        Assert.Contains("""{"error":{"code":""", text, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/identities", "POST")]
    [InlineData("PUT", "/identities", "POST")]
    [InlineData("GET", "/identities/8:acs:x", "DELETE")]
    [InlineData("PATCH", "/identities/8:acs:x", "DELETE")]
    [InlineData("GET", "/identities/8:acs:x/:issueAccessToken", "POST")]
    [InlineData("DELETE", "/identities/8:acs:x/:revokeAccessTokens", "POST")]
    [InlineData("PUT", "/teamsUser/:exchangeAccessToken", "POST")]
    [InlineData("POST", "/connection", "GET")]
    public async Task Answers_405_for_a_wrong_method(string method, string path, string allowed)
    {
        var answer = await _api.SendAsync(new Call(method, path));

        answer.AssertError(405, "MethodNotAllowed", $"The method {method} is not allowed here; allowed: {allowed}.");
        Assert.Equal(allowed, answer["Allow"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/identities/8:acs:x/:issueToken")]
    [InlineData("/identities/8:acs:x/y/:issueAccessToken")]
    [InlineData("/identities//:issueAccessToken")]
    [InlineData("/teamsUser")]
    [InlineData("/_emulator/health")]
    public async Task Answers_404_for_an_unknown_path(string path)
    {
        var answer = await _api.SendAsync(new Call("POST", path));

        answer.AssertError(404, "NotFound", "There is no such operation. The paths are /identities, /identities/{identityId}, /teamsUser/:exchangeAccessToken and /connection.");
    }

    [Fact]
    public async Task Who_may_not_call_learns_nothing_about_the_body()
    {
        var answer = await _api.SendAsync(Call.Create("{") with { By = Caller.Nobody });

        Assert.Equal((401, "Unauthorized"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("POST", "/identities")]
    [InlineData("GET", "/connection")]
    [InlineData("GET", "/health/live")]
    [InlineData("PUT", "/identities")]
    [InlineData("GET", "/nothing")]
    public async Task Nobody_keeps_a_response_or_takes_it_for_something_else(string method, string path)
    {
        Answer[] answers = [await _api.SendAsync(new Call(method, path)), await _api.SendAsync(new Call(method, path) { By = Caller.Nobody })];

        Assert.All(answers, answer => Assert.Equal(("no-store", "nosniff"), (answer["Cache-Control"], answer["X-Content-Type-Options"])));
    }
}
