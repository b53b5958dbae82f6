using System.Net.Sockets;
using System.Text;

namespace AcsConnector.Api.Tests.Errors;

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
}
