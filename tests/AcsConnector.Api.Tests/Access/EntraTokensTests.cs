using System.Text.Json.Nodes;

namespace AcsConnector.Api.Tests.Access;

public sealed class EntraTokensTests(EntraApi shared) : IClassFixture<EntraApi>
{
    private const string V1 = $"https://sts.windows.net/{StandInAuthority.Tenant}/";
    private const string V2 = $"https://login.microsoftonline.com/{StandInAuthority.Tenant}/v2.0";
    private static readonly DateTimeOffset Now = EntraApi.Now;
    private readonly RunningApi _api = shared.BeginAnew();
    private readonly StandInAuthority _authority = shared.Authority;

    [Fact]
    public async Task A_token_opens_the_servers_own_resource()
    {
        var answer = await SendAsync(Token());

        Assert.Equal((200, "accessKey"), (answer.Status, answer.Json.GetProperty("signIn").GetString()));
        Assert.Equal("HMAC-SHA256", Assert.Single(shared.Service.Calls).SignedWith);
        Assert.Null(answer["WWW-Authenticate"]);
    }

    [Theory]
    [InlineData(-3600 - 59, 200)]
    [InlineData(-3600 - 61, 401)]
    [InlineData(59, 200)]
    [InlineData(61, 401)]
    public async Task A_minute_between_the_clocks_is_forgiven(int issuedSecondsFromNow, int status)
    {
        var answer = await SendAsync(_authority.Token(now: Now.AddSeconds(issuedSecondsFromNow)));

        Assert.Equal(status, answer.Status);
        if (status == 401)
            AssertRefused(answer, "has expired, or is not valid yet");
    }

    [Theory]
    [InlineData(V2, V1)]
    [InlineData(V2, V2)]
    [InlineData(V1, V1)]
    [InlineData(V1, V2)]
    [InlineData("https://login.partner.microsoftonline.cn/" + StandInAuthority.Tenant + "/v2.0", "https://sts.chinacloudapi.cn/" + StandInAuthority.Tenant + "/")]
    public async Task Both_names_of_the_tenant_are_taken(string told, string inToken)
    {
        await using var authority = await StandInAuthority.StartAsync(told);
        await using var api = await shared.StartAsync(authority);

        var answer = await SendAsync(authority.Token(now: Now, claims: ("iss", inToken)), api);

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0")]
    [InlineData("https://sts.windows.net/00000000-0000-0000-0000-000000000000/")]
    [InlineData("https://login.microsoftonline.com/" + StandInAuthority.Tenant + "/v2.0/")]
    [InlineData("https://sts.windows.net/" + StandInAuthority.Tenant)]
    [InlineData("https://evil.example/" + StandInAuthority.Tenant + "/v2.0")]
    [InlineData("https://sts.windows.net//")]
    [InlineData("")]
    public async Task No_other_issuer_is_taken(string issuer)
    {
        var answer = await SendAsync(_authority.Token(now: Now, claims: ("iss", issuer)));

        Assert.Equal((401, "Unauthorized"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("https://sts.windows.net/{tenantid}/")]
    public async Task An_authority_of_all_tenants_lets_nobody_in(string told)
    {
        await using var authority = await StandInAuthority.StartAsync(told);
        await using var api = await shared.StartAsync(authority);

        Assert.Equal(401, (await SendAsync(authority.Token(now: Now, claims: ("iss", V2)), api)).Status);
        Assert.Equal(401, (await SendAsync(authority.Token(now: Now, claims: ("iss", V1)), api)).Status);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    public async Task No_other_algorithm_is_taken(string algorithm)
    {
        var before = _authority.Requests;

        var answer = await SendAsync(_authority.Key.Sign(Payload(Token()), algorithm));

        AssertRefused(answer, "cannot be read, or is not signed with RS256");
        Assert.Equal(before, _authority.Requests);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("e30.e30.")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("{}.{}.{}")]
    public async Task What_is_no_token_is_refused_without_asking_the_authority(string token)
    {
        var before = _authority.Requests;

        AssertRefused(await SendAsync(token), "cannot be read, or is not signed with RS256");
        Assert.Equal(before, _authority.Requests);
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var parts = Token().Split('.');
        var other = _authority.Token(now: Now, claims: ("oid", Guid.Empty.ToString())).Split('.');

        AssertRefused(await SendAsync($"{parts[0]}.{other[1]}.{parts[2]}"), "is not signed by this server's tenant");
        AssertRefused(await SendAsync($"{parts[0]}.{parts[1]}."), null);
    }

    [Fact]
    public async Task A_token_for_one_of_several_audiences_is_taken()
    {
        await using var api = await shared.StartAsync(_authority, ("Access:Entra:Audience", null), ("Access:Entra:Audience:0", "api://first"), ("Access:Entra:Audience:1", "second"));

        Assert.Equal(200, (await SendAsync(_authority.Token(now: Now, claims: ("aud", "api://first")), api)).Status);
        Assert.Equal(200, (await SendAsync(_authority.Token(now: Now, claims: ("aud", "second")), api)).Status);
        AssertRefused(await SendAsync(_authority.Token(now: Now, claims: ("aud", "API://FIRST")), api), "is for another API");
        AssertRefused(await SendAsync(Token(), api), "is for another API");
    }

    [Theory]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("exp")]
    [InlineData("oid")]
    [InlineData("azp")]
    public async Task A_token_must_say_it_all(string missing)
    {
        Assert.Equal(401, (await SendAsync(_authority.Token(now: Now, claims: (missing, null)))).Status);
    }

    [Theory]
    [InlineData("Tokens.Issue", 200)]
    [InlineData("access_as_user", 403)]
    [InlineData("Tokens.issue", 403)]
    [InlineData("Tokens", 403)]
    public async Task A_role_or_scope_of_the_setting_is_asked_for(string given, int status)
    {
        await using var api = await shared.StartAsync(_authority, ("Access:Entra:Roles:0", "Other"), ("Access:Entra:Roles:1", "Tokens.Issue"));

        Assert.Equal(status, (await SendAsync(_authority.Token(now: Now, claims: ("scp", $"a {given} b")), api)).Status);
        Assert.Equal(status, (await SendAsync(_authority.Token(now: Now, claims: [("scp", null), ("roles", new JsonArray("a", given))]), api)).Status);
    }

    [Fact]
    public async Task Two_accounts_are_two_callers()
    {
        await using var service = await FakeService.StartAsync(201, """{"identity":{"id":"8:acs:x"}}""");
        await using var api = await shared.StartAsync(_authority, ("COMMUNICATION_SERVICES_CONNECTION_STRING", $"endpoint={service.Endpoint};accesskey=a2V5"), ("Emulator:Endpoint", service.Endpoint.AbsoluteUri));
        var other = _authority.Token(now: Now, claims: ("oid", Guid.NewGuid().ToString()));

        foreach (var token in new[] { Token(), Token(), other })
            await api.SendAsync(Call.Create() with { By = Caller.Nobody, Headers = [("Authorization", $"bearer {token}"), ("Repeatability-Request-ID", "same")] });

        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public async Task No_token_comes_into_a_log_or_an_answer()
    {
        string[] tokens = [Token(), _authority.Token(SigningKey.OfAStranger(), Now), _authority.Token(now: Now, claims: ("aud", "x")), _authority.Token()];

        foreach (var token in tokens)
        {
            var answer = await SendAsync(token);
            Assert.DoesNotContain(token.Split('.')[1], $"{answer.Body} {string.Join(' ', answer.Headers)}", StringComparison.Ordinal);
            Assert.DoesNotContain(_api.Log.Entries, entry => entry.Contains(token.Split('.')[1], StringComparison.Ordinal));
        }
    }

    private static JsonObject Payload(string token) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();

    private static void AssertRefused(Answer answer, string? problem)
    {
        Assert.Equal((401, "Unauthorized", "Bearer"), (answer.Status, answer.ErrorCode, answer["WWW-Authenticate"]));
        if (problem is not null)
            Assert.Equal($"The Microsoft Entra token {problem}. Sign in to the connection again; if that does not help, ask this server's operator.", answer.ErrorMessage);
    }

    private string Token() => _authority.Token(now: Now);

    private Task<Answer> SendAsync(string token, RunningApi? api = null) =>
        (api ?? _api).SendAsync(Call.TestConnection() with { By = Caller.Nobody, Headers = [("Authorization", $"Bearer {token}")] });
}
