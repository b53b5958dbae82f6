namespace AcsConnector.Emulator.Tests.Operations;

public class IssueAccessTokenTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Theory]
    [InlineData("", "2026-11-23T22:38:50.1234567+00:00")]
    [InlineData(",\"expiresInMinutes\":null", "2026-11-23T22:38:50.1234567+00:00")]
    [InlineData(",\"expiresInMinutes\":60", "2026-11-22T23:38:50.1234567+00:00")]
    [InlineData(",\"expiresInMinutes\":1440", "2026-11-23T22:38:50.1234567+00:00")]
    public async Task Answers_200_with_a_token_that_lives_as_long_as_asked(string expiry, string expiresOn)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.IssueAsync(id, $$"""{"scopes":["voip"]{{expiry}}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"token":"{{answer.Token}}","expiresOn":"{{expiresOn}}"}""", answer.Body);
        Assert.Equal(DateTimeOffset.Parse(expiresOn, null).ToUnixTimeSeconds(), Jwt.Claims(answer.Token).GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData("8%3Aacs%3A")]
    [InlineData("8%3aacs%3a")]
    [InlineData("8:acs:")]
    public async Task Takes_the_id_in_the_path_however_it_is_escaped(string prefix)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var asSent = id.Replace("8:acs:", prefix, StringComparison.Ordinal);
        var answer = await emulator.SendAsync(new Call("POST", $"/identities/{asSent}/:issueAccessToken", """{"scopes":["voip"]}"""));

        Assert.Equal(200, answer.Status);
        Assert.Equal(id, $"8:{Jwt.Claims(answer.Token).GetProperty("skypeid").GetString()}");
    }

    [Theory]
    [InlineData("""["chat"]""", "chat")]
    [InlineData("""["voip","chat","voip"]""", "voip,chat")]
    [InlineData("""["chat.join","chat.join.limited","voip.join"]""", "chat.join,chat.join.limited,voip.join")]
    public async Task Puts_each_scope_once_into_the_token_in_the_order_asked(string scopes, string inToken)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.IssueAsync(id, $$"""{"scopes":{{scopes}}}""");

        Assert.Equal(inToken, Jwt.Scopes(answer.Token));
    }

    [Fact]
    public async Task Leaves_earlier_tokens_of_the_identity_alive()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");

        var refreshed = await emulator.IssueAsync(created.Id);

        Assert.Equal("alive", await emulator.StateOfAsync(created.Token));
        Assert.Equal("alive", await emulator.StateOfAsync(refreshed.Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"scopes":null,"expiresInMinutes":null}""")]
    public async Task Answers_400_when_the_scopes_are_missing(string? body)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.IssueAsync(id, body);

        answer.AssertEarlyError(400, "ValidationError", "Scopes: The Scopes field is required.", "Scopes");
    }

    [Fact]
    public async Task Answers_400_when_there_is_no_scope_in_the_list()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.IssueAsync(id, """{"scopes":[]}""");

        answer.AssertActionError(400, "ValidationError", "Invalid scopes - Scopes field is required.", "scopes");
    }

    [Theory]
    [InlineData("\"sms\"", "sms")]
    [InlineData("\"VOIP\"", "VOIP")]
    [InlineData("\"chat,voip\"", "chat,voip")]
    [InlineData("null", "null")]
    public async Task Answers_400_for_an_unknown_scope(string scope, string named)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.IssueAsync(id, $$"""{"scopes":["voip",{{scope}}]}""");

        answer.AssertActionError(400, "ValidationError", $"Invalid scopes - {named} is not a valid scope.", "scopes");
    }

    [Theory]
    [InlineData(59)]
    [InlineData(1441)]
    [InlineData(-1)]
    public async Task Answers_400_for_a_life_out_of_range(int minutes)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.IssueAsync(id, $$"""{"scopes":["voip"],"expiresInMinutes":{{minutes}}}""");

        answer.AssertActionError(400, "ValidationError",
            $"ExpiresInMinutes value {minutes} is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes");
    }

    [Fact]
    public async Task Answers_404_for_a_deleted_identity()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        await emulator.DeleteAsync(id);

        var answer = await emulator.IssueAsync(id);

        answer.AssertActionError(404, "IdentityNotFound", "Provided identity doesn't exist.");
    }

    /// <summary>The order of the checks: model state, format of the id, ownership, existence, scopes, life.</summary>
    [Theory]
    [InlineData("nobody", "{}", "Scopes: The Scopes field is required.")]
    [InlineData("nobody", """{"scopes":[]}""", "Provided identity has invalid format.")]
    [InlineData(Ids.Foreign, """{"scopes":[]}""", "Provided identity doesn't belong to the resource.")]
    [InlineData(Ids.Unknown, """{"scopes":["sms"]}""", "Provided identity doesn't exist.")]
    [InlineData(null, """{"scopes":["sms"],"expiresInMinutes":1}""", "Invalid scopes - sms is not a valid scope.")]
    public async Task Tells_the_first_of_several_mistakes(string? id, string body, string message)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.IssueAsync(id ?? await emulator.NewIdentityAsync(), body);

        Assert.Equal(message, answer.ErrorMessage);
    }
}
