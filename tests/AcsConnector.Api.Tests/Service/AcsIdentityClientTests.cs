namespace AcsConnector.Api.Tests.Service;

public sealed class AcsIdentityClientTests(ClassApiOfFakeService faked) : IClassFixture<ClassApiOfFakeService>
{
    private const string NotTheService = "The endpoint responded, but not as Azure Communication Services does. Check the endpoint of the connection.";

    /// <summary>Whatever version the flow names; the preview only for what it alone has.</summary>
    [Theory]
    [InlineData("/identities", "{}", "2023-10-01")]
    [InlineData("/identities?api-version=2021-03-07", """{"createTokenWithScopes":["voip.join"],"expiresInMinutes":60}""", "2023-10-01")]
    [InlineData("/identities?api-version=2025-06-30", "{}", "2023-10-01")]
    [InlineData("/identities?api-version=2021-03-07", """{"customId":"alice"}""", "2025-03-02-preview", Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    public async Task Calls_the_version_it_needs(string target, string body, string version)
    {
        var (api, service) = faked.Answering(201, """{"identity":{"id":"8:acs:x"}}""");

        await api.SendAsync(new Call("POST", target, body));

        var sent = Assert.Single(service.Calls);
        Assert.Equal(("POST", $"/identities?api-version={version}"), (sent.Method, sent.Target));
    }

    [Fact]
    public async Task Sends_an_id_as_one_part_of_the_path()
    {
        var (api, service) = faked.Answering(204, "");

        await api.SendAsync(new Call("DELETE", "/identities/8%3Aacs%3A..%5C..%3Fx%23y%20"));

        Assert.Equal("/identities/8%3Aacs%3A..%5C..%3Fx%23y%20?api-version=2023-10-01", Assert.Single(service.Calls).Target);
    }

    [Fact]
    public async Task Hands_nothing_of_the_callers_request_on_but_what_the_operation_takes()
    {
        var (api, service) = faked.Answering(201, """{"identity":{"id":"8:acs:x"}}""");

        await api.SendAsync(Call.Create() with { Headers = [("Cookie", "a=b"), ("X-Forwarded-For", "1.2.3.4"), ("Authorization", "Bearer mine")] });

        var headers = Assert.Single(service.Calls).Headers;
        Assert.DoesNotContain("Connection-String", headers.Keys);
        Assert.DoesNotContain("Cookie", headers.Keys);
        Assert.DoesNotContain("X-Forwarded-For", headers.Keys);
        Assert.StartsWith("HMAC-SHA256 ", headers.Authorization.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("AcsConnector ", headers.UserAgent.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"token":"","expiresOn":"2026-11-22T10:00:00+00:00"}""")]
    [InlineData("""{"token":"t","expiresOn":"soon"}""")]
    [InlineData("""{"token":"t"}""")]
    public async Task Answers_502_for_a_success_without_a_token(string body)
    {
        var (api, _) = faked.Answering(200, body);

        (await api.SendAsync(Call.Issue("8:acs:x"))).AssertError(502, "UpstreamError", NotTheService);
        (await api.SendAsync(Call.Exchange("{}"))).AssertError(502, "UpstreamError", NotTheService);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"identity":null}""")]
    [InlineData("""{"identity":{"id":""}}""")]
    [InlineData("""{"identity":{"id":"8:acs:x"},"accessToken":{}}""")]
    public async Task Answers_502_for_a_success_without_a_user(string body)
    {
        var (api, _) = faked.Answering(201, body);

        (await api.SendAsync(Call.Create())).AssertError(502, "UpstreamError", NotTheService);
    }

    [Fact]
    public async Task Follows_no_redirect()
    {
        var (api, service) = faked.Answering(http =>
        {
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });

        var answer = await api.SendAsync(Call.Create());

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
        Assert.Null(answer["Location"]);
        Assert.Single(service.Calls);
    }
}
