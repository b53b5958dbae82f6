namespace AcsConnector.Emulator.Tests.Control;

/// <summary>What the emulator's own routes have in common.</summary>
public class OwnRoutesTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Msi = "/msi/token?resource=https://communication.azure.com/";

    [Theory]
    [InlineData("GET", "/", null, 200)]
    [InlineData("HEAD", "/", null, 200)]
    [InlineData("POST", "/", null, 405)]
    [InlineData("GET", "/favicon.ico", null, 404)]
    [InlineData("GET", "/.well-known/jwks.json", null, 200)]
    [InlineData("POST", "/.well-known/jwks.json", null, 405)]
    [InlineData("GET", "/.well-known/openid-configuration", null, 404)]
    [InlineData("GET", Msi, null, 400)]
    [InlineData("POST", Msi, null, 405)]
    [InlineData("GET", "/msi", null, 404)]
    [InlineData("GET", "/_emulator", null, 404)]
    [InlineData("GET", "/_emulator/nothing", null, 404)]
    [InlineData("GET", "/_emulator/health", null, 200)]
    [InlineData("POST", "/_emulator/health", null, 405)]
    [InlineData("GET", "/_emulator/identities", null, 200)]
    [InlineData("GET", "/_emulator/identities?top=0", null, 400)]
    [InlineData("GET", "/_emulator/requests", null, 200)]
    [InlineData("GET", "/_emulator/limits", null, 200)]
    [InlineData("GET", "/_emulator/faults", null, 200)]
    [InlineData("POST", "/_emulator/faults", """{"status":503}""", 200)]
    [InlineData("POST", "/_emulator/faults", "{", 400)]
    [InlineData("DELETE", "/_emulator/faults", null, 204)]
    [InlineData("POST", "/_emulator/introspect", """{"token":"a"}""", 200)]
    [InlineData("POST", "/_emulator/introspect", "[]", 400)]
    [InlineData("POST", "/_emulator/teams-user-token", $$"""{"appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}"}""", 200)]
    [InlineData("POST", "/_emulator/teams-user-token", "{}", 400)]
    [InlineData("POST", "/_emulator/entra-user-token", $$"""{"appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}"}""", 200)]
    [InlineData("POST", "/_emulator/entra-user-token", "{}", 400)]
    [InlineData("GET", "/_emulator/requests/999999", null, 404)]
    [InlineData("DELETE", "/_emulator/requests", null, 204)]
    [InlineData("GET", "/_emulator/tokens", null, 400)]
    [InlineData("POST", "/_emulator/reset", null, 204)]
    public async Task Every_answer_is_kept_by_nobody_and_is_what_it_says_it_is(string method, string path, string? body, int status)
    {
        var emulator = await shared.FreshAsync();

        AssertHeaders(status, await emulator.ControlAsync(method, path, body));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_emulator/health")]
    [InlineData("/_emulator/nothing")]
    [InlineData(Msi)]
    public async Task So_is_every_refusal(string path)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(Call.Control("GET", path) with { Headers = [("Host", "pages.example")] });

        AssertHeaders(403, answer);
        answer.AssertEarlyError(403, "ForeignHost", "This route responds to requests to localhost only.");
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_answers_413()
    {
        var emulator = await shared.FreshAsync();

        // The client waits for leave to send the body: it is refused, and the connection cut, while half of it may still be on its way.
        var call = Call.Control("POST", "/_emulator/introspect", new string(' ', (1024 * 1024) + 1));
        var answer = await emulator.SendAsync(call with { Headers = [("Expect", "100-continue")] });

        AssertHeaders(413, answer);
        Assert.Equal("BadRequest", answer.ErrorCode);
    }

    [Theory]
    [InlineData("/_emulator/nothing")]
    [InlineData("/_emulator")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task A_path_that_is_not_there_answers_404_and_says_which_are(string path)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ControlAsync("GET", path)).AssertEarlyError(404, "NotFound",
            "There is no such route. The emulator's own are GET /.well-known/jwks.json, GET /, HEAD /, GET /msi/token, GET /_emulator/health, "
            + "GET /_emulator/identities, GET /_emulator/tokens, POST /_emulator/reset, POST /_emulator/introspect, GET /_emulator/faults, POST /_emulator/faults, "
            + "DELETE /_emulator/faults, GET /_emulator/requests, GET /_emulator/requests/{id:long}, DELETE /_emulator/requests, GET /_emulator/limits, POST /_emulator/teams-user-token, "
            + "POST /_emulator/entra-user-token.");
    }

    [Theory]
    [InlineData("POST", "/_emulator/health", "GET")]
    [InlineData("PUT", "/_emulator/faults", "DELETE, GET, POST")]
    [InlineData("POST", "/msi/token", "GET")]
    [InlineData("POST", "/", "GET, HEAD")]
    public async Task A_wrong_method_answers_405_and_says_which_is_right(string method, string path, string allowed)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync(method, path);

        answer.AssertEarlyError(405, "MethodNotAllowed", $"The method {method} is not allowed here; allowed: {allowed}.");
        Assert.Equal(allowed, answer["Allow"]);
    }

    [Fact]
    public async Task They_neither_meet_faults_nor_stand_in_the_list_of_requests()
    {
        var emulator = await shared.FreshAsync();
        await emulator.ControlAsync("POST", "/_emulator/faults", """{"status":503}""");

        Assert.Equal(200, (await emulator.ControlAsync("GET", "/")).Status);
        Assert.Equal(404, (await emulator.ControlAsync("GET", "/favicon.ico")).Status);
        Assert.Equal("""{"value":[]}""", (await emulator.ControlAsync("GET", "/_emulator/requests")).Body);
    }

    private static void AssertHeaders(int status, Answer answer) =>
        Assert.Equal((status, "no-store", "nosniff"), (answer.Status, answer["Cache-Control"], answer["X-Content-Type-Options"]));
}
