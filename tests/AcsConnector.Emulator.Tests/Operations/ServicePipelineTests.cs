using System.Text;

namespace AcsConnector.Emulator.Tests.Operations;

/// <summary>What all service calls have in common: bodies and the headers of their answers.</summary>
public class ServicePipelineTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string RequestId = "b4f0a3c2-0d6e-4b5f-9a57-2f1d5a3c7e10";

    [Theory]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("""{"scopes":["chat"]""")]
    [InlineData("""{"scopes":["chat"]} and more""")]
    public async Task A_body_that_is_not_json_answers_400(string body)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        (await emulator.CreateAsync(body)).AssertEarlyError(400, "ValidationError", "The request body is not valid JSON.", "body");
        (await emulator.IssueAsync(id, body)).AssertEarlyError(400, "ValidationError", "The request body is not valid JSON.", "body");
        (await emulator.ExchangeAsync(body)).AssertEarlyError(400, "ValidationError", "The request body is not valid JSON.", "body");
    }

    [Theory]
    [InlineData("""{"createTokenWithScopes":"chat"}""", "createTokenWithScopes")]
    [InlineData("""{"createTokenWithScopes":{}}""", "createTokenWithScopes")]
    [InlineData("""{"createTokenWithScopes":["chat",1]}""", "createTokenWithScopes")]
    [InlineData("""{"expiresInMinutes":"60"}""", "expiresInMinutes")]
    [InlineData("""{"expiresInMinutes":60.5}""", "expiresInMinutes")]
    [InlineData("""{"expiresInMinutes":3000000000}""", "expiresInMinutes")]
    [InlineData("""{"customId":5}""", "customId")]
    [InlineData("""{"customId":"\ud800"}""", "customId")]
    [InlineData("[]", "body")]
    [InlineData("\"chat\"", "body")]
    public async Task A_member_of_the_wrong_type_answers_400_and_is_named(string body, string field)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync(body, Call.Preview);

        answer.AssertEarlyError(400, "ValidationError", $"The value of '{field}' has the wrong type.", field);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_64_kibibytes_is_read_and_a_longer_one_answers_413(bool chunked)
    {
        var emulator = await shared.FreshAsync();
        var largest = "{}" + new string(' ', (64 * 1024) - 2);

        var fits = await emulator.SendAsync(new Call("POST", "/identities", largest) { Chunked = chunked });
        var tooLarge = await emulator.SendAsync(new Call("POST", "/identities", largest + " ") { Chunked = chunked });

        Assert.Equal(201, fits.Status);
        tooLarge.AssertEarlyError(413, "RequestBodyTooLarge", "The request body is larger than 65536 bytes.");
        Assert.Equal(201, (await emulator.CreateAsync()).Status);
    }

    [Fact]
    public async Task A_success_carries_the_headers_of_the_service()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call("POST", "/identities") { Headers = [("x-ms-client-request-id", RequestId)] });

        Assert.Equal("application/json; charset=utf-8", answer["Content-Type"]);
        Assert.Equal("101", answer["Content-Length"]);
        Assert.Null(answer["Transfer-Encoding"]);
        Assert.Equal(Answer.Versions, answer["api-supported-versions"]);
        AssertCommonHeaders(answer);
    }

    [Fact]
    public async Task A_refusal_carries_them_too_but_comes_in_chunks_and_without_a_charset()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(
            new Call("DELETE", "/identities/" + Ids.Foreign) { Headers = [("x-ms-client-request-id", RequestId)] });

        Assert.Equal("application/json", answer["Content-Type"]);
        Assert.Equal("chunked", answer["Transfer-Encoding"]);
        Assert.Null(answer["Content-Length"]);
        Assert.Equal(Answer.Versions, answer["api-supported-versions"]);
        AssertCommonHeaders(answer);
    }

    [Fact]
    public async Task An_answer_without_content_has_no_content_headers()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(
            new Call("DELETE", "/identities/" + Ids.Unknown) { Headers = [("x-ms-client-request-id", RequestId)] });

        Assert.Equal(204, answer.Status);
        Assert.Null(answer["Content-Type"]);
        Assert.Null(answer["Content-Length"]);
        Assert.Null(answer["Transfer-Encoding"]);
        Assert.Equal(Answer.Versions, answer["api-supported-versions"]);
        AssertCommonHeaders(answer);
    }

    [Fact]
    public async Task A_client_that_names_no_request_gets_none_back()
    {
        var emulator = await shared.FreshAsync();

        Assert.Null((await emulator.CreateAsync())["x-ms-client-request-id"]);
        Assert.Null((await emulator.DeleteAsync(Ids.Foreign))["x-ms-client-request-id"]);
    }

    [Fact]
    public async Task A_request_id_that_no_header_can_carry_back_is_left_away()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call("POST", "/identities") { Headers = [("x-ms-client-request-id", "Ü-1")] });

        Assert.Equal(201, answer.Status);
        Assert.Null(answer["x-ms-client-request-id"]);
    }

    [Fact]
    public async Task A_client_that_wants_the_connection_closed_is_told_so()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call("POST", "/identities") { Headers = [("Connection", "close")] });

        Assert.Equal((201, "close"), (answer.Status, answer["Connection"]));
    }

    [Fact]
    public async Task Https_answers_no_differently_and_pins_no_host()
    {
        var emulator = await shared.FreshAsync();

        var overHttp = await emulator.CreateAsync();
        var overHttps = await emulator.SendAsync(new Call("POST", "/identities") { Https = true });

        Assert.Equal(overHttp.Status, overHttps.Status);
        Assert.Equal(overHttp.Headers.Keys.Order(), overHttps.Headers.Keys.Order());
        Assert.Null(overHttps["Strict-Transport-Security"]);
        Assert.Null(overHttps["Server"]);
    }

    private static void AssertCommonHeaders(Answer answer)
    {
        Assert.Equal(RequestId, answer["x-ms-client-request-id"]);
        Assert.Equal("appId=", answer["Request-Context"]);
        Assert.Matches(@"^[A-Za-z0-9+/]+\.0$", answer["MS-CV"]);
        Assert.Matches(@"^\d+ms$", answer["X-Processing-Time"]);
        Assert.Equal("CONFIG_NOCACHE", answer["X-Cache"]);
        Assert.NotEmpty(answer["X-Azure-Ref"]!);
        Assert.Equal("keep-alive", answer["Connection"]);
        Assert.NotNull(answer["Date"]);
        Assert.Null(answer["Strict-Transport-Security"]);
    }
}
