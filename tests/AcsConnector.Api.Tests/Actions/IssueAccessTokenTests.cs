namespace AcsConnector.Api.Tests.Actions;

public sealed class IssueAccessTokenTests(SharedApi shared)
{
    private const string ForeignUser = "8:acs:11111111-1111-1111-1111-111111111111_00000032-a200-0000-0000-000000000001";
    private readonly RunningApi _api = shared.Api;

    [Theory]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Answers_200_with_a_living_token(Caller caller)
    {
        var answer = await _api.SendAsync(Call.Issue(await _api.NewUserAsync()) with { By = caller });

        Assert.Equal(200, answer.Status);
        Assert.Equal(["token", "expiresOn"], answer.Members());
        Assert.Equal("alive", await _api.StateOfAsync(answer.Token));
        Assert.Equal("chat", answer.Scopes);
        Assert.Equal(TimeSpan.FromDays(1), answer.TokenLifetime);
        Assert.Equal(answer.Claims.GetProperty("exp").GetInt64(), DateTimeOffset.Parse(answer.ExpiresOn, null).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Gives_a_60_minute_token_for_voip_join_though_the_flow_names_a_version_that_has_neither()
    {
        var call = Call.Issue(await _api.NewUserAsync(), """{"scopes":["voip.join"],"expiresInMinutes":60}""");

        var answer = await _api.SendAsync(call with { Target = $"{call.Target}?api-version=2021-03-07" });

        Assert.Equal(200, answer.Status);
        Assert.Equal("voip.join", answer.Scopes);
        Assert.Equal(TimeSpan.FromMinutes(60), answer.TokenLifetime);
    }

    [Fact]
    public async Task Gives_every_scope_of_the_service_at_once()
    {
        var answer = await _api.SendAsync(Call.Issue(await _api.NewUserAsync(), """{"scopes":["voip","chat","voip.join","chat.join","chat.join.limited"]}"""));

        Assert.Equal("voip,chat,voip.join,chat.join,chat.join.limited", answer.Scopes);
    }

    /// <summary>Recorded, but for the unknown scope, which is the emulator's choice.</summary>
    [Theory]
    [InlineData("""{"scopes":["voip"],"expiresInMinutes":59}""", "ExpiresInMinutes value 59 is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes")]
    [InlineData("""{"scopes":["voip"],"expiresInMinutes":1441}""", "ExpiresInMinutes value 1441 is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes")]
    [InlineData("""{"scopes":[]}""", "Invalid scopes - Scopes field is required.", "scopes")]
    [InlineData("""{"scopes":null}""", "Scopes: The Scopes field is required.", "Scopes", Skip = ClientInUse.SendsNoNull, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    [InlineData("""{}""", "Scopes: The Scopes field is required.", "Scopes", Skip = ClientInUse.SendsNoNull, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    [InlineData("""{"scopes":["sms"]}""", "Invalid scopes - sms is not a valid scope.", "scopes")]
    public async Task Passes_the_services_own_judgement_of_the_parameters(string body, string message, string target)
    {
        var call = Call.Issue(await _api.NewUserAsync(), body);
        foreach (var caller in new[] { Caller.ConnectionString, Caller.ApiKey })
        {
            var answer = await _api.SendAsync(call with { By = caller });

            answer.AssertError(400, "ValidationError", message, target);
            Assert.Equal(await _api.AskServiceAsync(call), answer);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    public async Task Answers_400_when_there_is_no_body(string? body)
    {
        var answer = await _api.SendAsync(Call.Issue(await _api.NewUserAsync(), body));

        answer.AssertError(400, "ValidationError", "The request could not be read: a required part is missing or has the wrong form.");
    }

    [Theory]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Answers_401_for_a_user_of_another_resource(Caller caller)
    {
        var answer = await _api.SendAsync(Call.Issue(ForeignUser) with { By = caller });

        answer.AssertError(401, "IdentityNotOwned", "Provided identity doesn't belong to the resource.");
        Assert.Equal(await _api.AskServiceAsync(Call.Issue(ForeignUser)), answer);
    }

    [Fact]
    public async Task Answers_404_for_a_deleted_user()
    {
        var user = await _api.NewUserAsync();
        await _api.SendAsync(Call.Delete(user));

        var answer = await _api.SendAsync(Call.Issue(user));

        answer.AssertError(404, "IdentityNotFound", "Provided identity doesn't exist.");
        Assert.Equal(await _api.AskServiceAsync(Call.Issue(user)), answer);
    }
}
