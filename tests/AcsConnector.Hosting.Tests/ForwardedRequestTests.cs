using System.Net;

namespace AcsConnector.Hosting.Tests;

/// <summary>What a Functions host makes of a request on its way to the worker, and of the answer on its way back.</summary>
public sealed class ForwardedRequestTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    private const string Canary = "a-canary-in-a-header";
    private const string Create = """{"createTokenWithScopes":["chat"]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>{"auth_typ":"aad","claims":[{"typ":"roles","val":"Connector.Use"},{"typ":"tid","val":"a-canary-in-a-header"}]}</summary>
    private const string ForgedPrincipal =
        "eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W3sidHlwIjoicm9sZXMiLCJ2YWwiOiJDb25uZWN0b3IuVXNlIn0s"
        + "eyJ0eXAiOiJ0aWQiLCJ2YWwiOiJhLWNhbmFyeS1pbi1hLWhlYWRlciJ9XX0=";

    [Theory]
    [InlineData("Host", $"{Canary}.azurewebsites.net")]
    [InlineData("X-Forwarded-Host", Canary)]
    [InlineData("X-Forwarded-For", $"203.0.113.195, {Canary}")]
    [InlineData("X-Forwarded-Proto", Canary)]
    [InlineData("Forwarded", $"for=203.0.113.195;host={Canary};proto=https")]
    [InlineData("User-Agent", $"azure-logic-apps/1.0 ({Canary})")]
    [InlineData("X-Azure-Functions-HostVersion", Canary)]
    [InlineData("X-Azure-Functions-InvocationId", Canary)]
    [InlineData("x-ms-invocation-id", Canary)]
    [InlineData("Authorization", $"Bearer {Canary}")]
    [InlineData("Proxy-Authorization", $"Basic {Canary}")]
    [InlineData("Cookie", $"ARRAffinity={Canary}")]
    [InlineData("X-MS-CLIENT-PRINCIPAL", ForgedPrincipal)]
    [InlineData("X-MS-CLIENT-PRINCIPAL-ID", Canary)]
    [InlineData("X-MS-CLIENT-PRINCIPAL-NAME", Canary)]
    [InlineData("X-MS-CLIENT-PRINCIPAL-IDP", Canary)]
    [InlineData("Idempotency-Key", Canary)]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("tracestate", $"canary={Canary}")]
    [InlineData("x-functions-key", Canary)]
    [InlineData("X-Original-URL", $"/connection?{Canary}")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("Connection", $"close, {Canary}")]
    [InlineData("Keep-Alive", $"timeout=5, {Canary}")]
    [InlineData("TE", "trailers")]
    [InlineData("Trailer", Canary)]
    [InlineData("Upgrade", Canary)]
    [InlineData("Expect", "100-continue")]
    [InlineData("Accept", "text/html")]
    [InlineData("Accept-Encoding", "gzip, br")]
    public async Task Does_no_harm_to_a_create_with_the_header(string name, string value)
    {
        var host = await bench.SharedAsync();
        var id = $"{Guid.NewGuid()}";
        using var request = FunctionsBench.Request(HttpMethod.Post, "/identities", Create);
        request.Headers.Add("x-ms-client-request-id", id);
        request.Headers.TryAddWithoutValidation(name, value);

        using var answer = await host.Client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["identity", "accessToken"], (await RunningConnector.JsonAsync(answer)).AsObject().Select(member => member.Key));
        Assert.Equal([id], answer.Headers.GetValues("x-ms-client-request-id"));
        Assert.Equal(
            ["Cache-Control", "Content-Type", "Date", "Transfer-Encoding", "X-Content-Type-Options", "x-ms-client-request-id"],
            answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).Where(header => header != "Connection")
                .Order(StringComparer.OrdinalIgnoreCase));
        var told = await FunctionsBench.EventOfAsync(host, id);
        Assert.Equal("identity.created", told["event"]!.GetValue<string>());
        Assert.DoesNotContain(Canary, told.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_nobody_in_with_a_principal_that_the_platform_did_not_check()
    {
        var host = await bench.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/identities");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", ForgedPrincipal);

        using var answer = await host.Client.SendAsync(request, Stop);

        await IsRefusedAsync(answer, HttpStatusCode.Unauthorized, "Unauthorized");
    }

    [Fact]
    public async Task Takes_bodies_in_chunks_of_no_length_empty_and_too_long()
    {
        var host = await bench.SharedAsync();

        foreach (var (body, status) in new[] { (Create, 201), ("", 201), (new string(' ', 1_000_000) + Create, 413) })
        {
            foreach (var isChunked in new[] { true, false })
            {
                using var request = FunctionsBench.Request(HttpMethod.Post, "/identities", body);
                request.Headers.TransferEncodingChunked = isChunked;
                using var answer = await host.Client.SendAsync(request, Stop);
                Assert.Equal(status, (int)answer.StatusCode);
                if (status == 413)
                    await IsRefusedAsync(answer, HttpStatusCode.RequestEntityTooLarge, "RequestBodyTooLarge");
            }
        }
    }

    [Fact]
    public async Task Finds_the_user_in_a_path_whether_it_is_encoded_or_not_and_takes_an_encoded_slash_for_no_user()
    {
        var host = await bench.SharedAsync();
        using var created = await host.Client.SendAsync(FunctionsBench.Request(HttpMethod.Post, "/identities"), Stop);
        var id = await RunningApi.IdAsync(created);

        foreach (var path in new[] { id, Uri.EscapeDataString(id) })
        {
            using var issued = await host.Client.SendAsync(
                FunctionsBench.Request(HttpMethod.Post, $"/identities/{path}/:issueAccessToken?x=a:b", """{"scopes":["chat"]}"""), Stop);
            Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
        }

        using var slash = await host.Client.SendAsync(FunctionsBench.Request(HttpMethod.Delete, $"/identities/{id}%2Fd"), Stop);
        await IsRefusedAsync(slash, HttpStatusCode.BadRequest, "ValidationError");
        using var gone = await host.Client.SendAsync(FunctionsBench.Request(HttpMethod.Delete, $"/identities/{id}"), Stop);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    [Fact]
    public async Task Hands_on_what_it_answers_as_it_is()
    {
        await using var host = await bench.StartAsync(("Access__RequestsPerMinute", "2"));

        using var request = FunctionsBench.Request(HttpMethod.Post, "/identities");
        request.Headers.Add("Repeatability-Request-ID", "one");

        using var first = await host.Client.SendAsync(request, Stop);
        using var malformed = await host.Client.SendAsync(FunctionsBench.Request(HttpMethod.Post, "/identities", "{"), Stop);
        using var limited = await host.Client.SendAsync(FunctionsBench.Request(HttpMethod.Post, "/identities"), Stop);

        Assert.Equal(["accepted"], first.Headers.GetValues("Repeatability-Result"));
        await IsRefusedAsync(malformed, HttpStatusCode.BadRequest, "ValidationError");
        await IsRefusedAsync(limited, HttpStatusCode.TooManyRequests, "RequestLimitExceeded");
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("GET", "/identities", 405)]
    [InlineData("PUT", "/connection", 405)]
    [InlineData("HEAD", "/connection", 405)]
    [InlineData("OPTIONS", "/identities", 405)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/", 404)]
    [InlineData("POST", "/identity", 404)]
    public async Task Is_answered_by_the_API_where_no_action_takes(string method, string path, int status)
    {
        var host = await bench.SharedAsync();

        using var answer = await host.Client.SendAsync(FunctionsBench.Request(new HttpMethod(method), path), Stop);

        Assert.Equal((status, false), ((int)answer.StatusCode, answer.Headers.Contains(FunctionsHost.FailureHeader)));
        Assert.Single(answer.Headers.GetValues("x-ms-client-request-id"));
    }

    [Fact]
    public async Task Says_nothing_of_a_key_in_the_query()
    {
        var host = await bench.SharedAsync();

        var id = $"{Guid.NewGuid()}";
        using var request = FunctionsBench.Request(HttpMethod.Post, $"/identities?code={Canary}", "{");
        request.Headers.Add("x-ms-client-request-id", id);

        using var answer = await host.Client.SendAsync(request, Stop);

        await IsRefusedAsync(answer, HttpStatusCode.BadRequest, "ValidationError");
        var text = $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync(Stop)}";
        Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
        Assert.Equal("request.rejected", (await FunctionsBench.EventOfAsync(host, id))["event"]!.GetValue<string>());
        Assert.DoesNotContain(Canary, string.Concat(host.Logs), StringComparison.Ordinal);
        Assert.Empty(host.Worker.Output);
    }

    private static async Task IsRefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, false), (answer.StatusCode, answer.Headers.Contains(FunctionsHost.FailureHeader)));
        Assert.Equal(code, (await RunningConnector.JsonAsync(answer))["error"]!["code"]!.GetValue<string>());
    }
}
