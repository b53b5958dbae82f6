namespace AcsConnector.Api.Tests.Actions;

public sealed class CreateUserTests(SharedApi shared)
{
    private readonly RunningApi _api = shared.Api;

    [Theory]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Answers_201_with_a_user(Caller caller)
    {
        var answer = await _api.SendAsync(Call.Create() with { By = caller });

        Assert.Equal(201, answer.Status);
        Assert.StartsWith("8:acs:", answer.Id, StringComparison.Ordinal);
        Assert.Equal($$$"""{"identity":{"id":"{{{answer.Id}}}"}}""", answer.Body);
        Assert.Equal("application/json; charset=utf-8", answer["Content-Type"]);
    }

    [Theory]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Answers_a_living_token_for_the_scopes_asked(Caller caller)
    {
        var answer = await _api.SendAsync(Call.Create("""{"createTokenWithScopes":["chat","voip"]}""") with { By = caller });

        Assert.Equal(201, answer.Status);
        Assert.Equal(["identity", "accessToken"], answer.Members());
        Assert.Equal(["token", "expiresOn"], answer.Members("accessToken"));
        Assert.Equal("alive", await _api.StateOfAsync(answer.Token));
        Assert.Equal("chat,voip", answer.Scopes);
        Assert.Equal(TimeSpan.FromDays(1), answer.TokenLifetime);
    }

    [Fact]
    public async Task Gives_a_60_minute_token_for_voip_join_though_the_flow_names_a_version_that_has_neither()
    {
        var answer = await _api.SendAsync(new Call("POST", "/identities?api-version=2021-03-07", """{"createTokenWithScopes":["voip.join"],"expiresInMinutes":60}"""));

        Assert.Equal(201, answer.Status);
        Assert.Equal("voip.join", answer.Scopes);
        Assert.Equal(TimeSpan.FromMinutes(60), answer.TokenLifetime);
        Assert.Equal(answer.Claims.GetProperty("exp").GetInt64(), DateTimeOffset.Parse(answer.ExpiresOn, null).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "application/json")]
    [InlineData("", null)]
    [InlineData("", "application/x-www-form-urlencoded")]
    [InlineData("{}", "application/json")]
    [InlineData("{}", "application/json; charset=utf-8")]
    [InlineData("null", "application/json")]
    [InlineData("""{"createTokenWithScopes":null,"expiresInMinutes":null,"customId":null}""", "application/json")]
    [InlineData("""{"createTokenWithScopes":[]}""", "application/json")]
    [InlineData("""{"ofANewerFlow":{"nested":[1]}}""", "application/json")]
    [InlineData("\uFEFF{}", "application/json")]
    public async Task Makes_a_user_alone_for_a_body_that_asks_for_no_token(string? body, string? contentType)
    {
        foreach (var chunked in new[] { false, body is not null })
        {
            var answer = await _api.SendAsync(Call.Create(body) with { ContentType = contentType, Chunked = chunked });

            Assert.Equal(201, answer.Status);
            Assert.Equal(["identity"], answer.Members());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?api-version=2021-03-07")]
    [InlineData("?api-version=2023-10-01")]
    [InlineData("?api-version=2020-07-20-preview2")]
    [InlineData("?api-version=")]
    [InlineData("?api-version=1&api-version=2")]
    [InlineData("?another=parameter")]
    public async Task Takes_any_api_version_or_none(string query)
    {
        var answer = await _api.SendAsync(new Call("POST", $"/identities{query}"));

        Assert.Equal(201, answer.Status);
    }

    [Theory(Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Gives_the_same_user_for_the_same_custom_id(Caller caller)
    {
        var call = Call.Create($$"""{"customId":"alice of {{caller}}","createTokenWithScopes":["chat"]}""") with { By = caller };

        var first = await _api.SendAsync(call);
        var second = await _api.SendAsync(call);

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(["id"], first.Members("identity"));
        Assert.Equal("alive", await _api.StateOfAsync(second.Token));
    }

    /// <summary>Recorded, but for the unknown scope and the custom id, which are the emulator's choice.</summary>
    [Theory]
    [InlineData("""{"createTokenWithScopes":["chat"],"expiresInMinutes":59}""", "ExpiresInMinutes value 59 is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes")]
    [InlineData("""{"createTokenWithScopes":["chat"],"expiresInMinutes":1441}""", "ExpiresInMinutes value 1441 is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes")]
    [InlineData("""{"createTokenWithScopes":["chat"],"expiresInMinutes":0}""", "ExpiresInMinutes value 0 is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes")]
    [InlineData("""{"expiresInMinutes":-1}""", "ExpiresInMinutes value -1 is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes")]
    [InlineData("""{"createTokenWithScopes":["chat","sms"]}""", "Invalid scopes - sms is not a valid scope.", "scopes")]
    [InlineData("""{"createTokenWithScopes":["CHAT"]}""", "Invalid scopes - CHAT is not a valid scope.", "scopes")]
    [InlineData("""{"createTokenWithScopes":[null]}""", "Invalid scopes - null is not a valid scope.", "scopes")]
    [InlineData("""{"customId":""}""", "CustomId: The field CustomId must be a string with a minimum length of 1 and a maximum length of 256.", "CustomId", "2025-03-02-preview", Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    public async Task Passes_the_services_own_judgement_of_the_parameters(string body, string message, string target, string version = "2023-10-01")
    {
        foreach (var caller in new[] { Caller.ConnectionString, Caller.ApiKey })
        {
            var answer = await _api.SendAsync(Call.Create(body) with { By = caller });

            answer.AssertError(400, "ValidationError", message, target);
            Assert.Equal(await _api.AskServiceAsync(Call.Create(body), version), answer);
        }
    }
}
