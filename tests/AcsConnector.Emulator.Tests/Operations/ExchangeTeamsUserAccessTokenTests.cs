namespace AcsConnector.Emulator.Tests.Operations;

public class ExchangeTeamsUserAccessTokenTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Other = "33333333-3333-4333-8333-333333333333";

    [Fact]
    public async Task Answers_200_with_a_token_that_expires_with_the_entra_token()
    {
        var emulator = await shared.FreshAsync();
        var entra = await emulator.NewEntraTokenAsync(minutes: 42);

        var answer = await emulator.ExchangeAsync(Body(entra));

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"token":"{{answer.Token}}","expiresOn":"2026-11-22T23:20:50.0000000+00:00"}""", answer.Body);
        Assert.Equal(Answer.TeamsVersions, answer["api-supported-versions"]);
        Assert.Equal(Jwt.Claims(entra).GetProperty("exp").GetInt64(), Jwt.Claims(answer.Token).GetProperty("exp").GetInt64());
        Assert.Equal($"orgid:{Ids.TeamsUser}", Jwt.Claims(answer.Token).GetProperty("skypeid").GetString());
        Assert.Equal("alive", await emulator.StateOfAsync(answer.Token));
    }

    [Fact]
    public async Task Gives_a_token_that_dies_with_the_entra_token()
    {
        var emulator = await shared.FreshAsync();
        var answer = await emulator.ExchangeAsync(Body(await emulator.NewEntraTokenAsync(minutes: 42)));

        emulator.Clock.Advance(TimeSpan.FromMinutes(42));

        Assert.Equal("expired", await emulator.StateOfAsync(answer.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"token":null,"appId":"x","userId":"x"}""")]
    [InlineData("""{"token":"","appId":"","userId":""}""")]
    public async Task Answers_401_from_before_the_action_when_there_is_no_token(string body)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ExchangeAsync(body)).AssertEarlyError(401, "InvalidAccessToken", "Provided access token is not valid.");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("a.b.c")]
    public async Task Answers_401_for_garbage(string token)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ExchangeAsync(Body(token)))
            .AssertActionError(401, "InvalidAccessToken", "Provided access token is not valid.", versions: Answer.TeamsVersions);
    }

    [Fact]
    public async Task Answers_401_for_an_entra_token_that_has_expired()
    {
        var emulator = await shared.FreshAsync();
        var entra = await emulator.NewEntraTokenAsync(minutes: 42);
        emulator.Clock.Advance(TimeSpan.FromMinutes(42));

        (await emulator.ExchangeAsync(Body(entra)))
            .AssertActionError(401, "InvalidAccessToken", "Provided access token is not valid.", versions: Answer.TeamsVersions);
    }

    [Theory]
    [InlineData("https://auth.msft.communication.azure.com/Teams.ManageCalls", 401)]
    [InlineData("https://auth.msft.communication.azure.com/Teams.ManageChats", 401)]
    [InlineData("https://communication.azure.com/clients/.default", 401)]
    [InlineData("https://graph.microsoft.com/Teams.ManageCalls https://graph.microsoft.com/Teams.ManageChats", 401)]
    [InlineData("https://auth.msft.communication.azure.com/.default", 200)]
    public async Task Answers_401_for_an_entra_token_without_both_permissions(string scopes, int status)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ExchangeAsync(Body(await emulator.NewEntraUserTokenAsync(scopes.Split(' '))));

        Assert.Equal(status, answer.Status);
        if (status == 401)
            answer.AssertActionError(401, "InvalidAccessToken", "Provided access token is not valid.", versions: Answer.TeamsVersions);
    }

    [Fact]
    public async Task Answers_401_for_a_token_of_the_emulator_that_is_not_an_entra_token()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");

        (await emulator.ExchangeAsync(Body(created.Token)))
            .AssertActionError(401, "InvalidAccessToken", "Provided access token is not valid.", versions: Answer.TeamsVersions);
    }

    [Theory]
    [InlineData("\"\"", $"\"{Ids.TeamsUser}\"", "AppId")]
    [InlineData("null", $"\"{Ids.TeamsUser}\"", "AppId")]
    [InlineData("\"\"", "\"\"", "AppId")]
    [InlineData($"\"{Ids.App}\"", "\"\"", "UserId")]
    [InlineData($"\"{Ids.App}\"", "null", "UserId")]
    public async Task Answers_400_when_the_app_or_the_user_is_missing(string app, string user, string field)
    {
        var emulator = await shared.FreshAsync();
        var entra = await emulator.NewEntraTokenAsync();

        var answer = await emulator.ExchangeAsync($$"""{"token":"{{entra}}","appId":{{app}},"userId":{{user}}}""");

        answer.AssertEarlyError(400, "ValidationError", $"{field}: The {field} field is required.", field);
    }

    [Theory]
    [InlineData("invalid", Ids.TeamsUser, "Provided AppId has invalid format.", "appId")]
    [InlineData(Ids.App, "invalid", "Provided UserId has invalid format.", "userId")]
    [InlineData(Other, Ids.TeamsUser, "AAD application is not the expected one.", "appId")]
    [InlineData(Ids.App, Other, "Provided AAD token issued for unexpected user.", "userId")]
    public async Task Answers_400_for_another_app_or_user_than_the_tokens(string app, string user, string message, string target)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ExchangeAsync(Body(await emulator.NewEntraTokenAsync(), app, user));

        answer.AssertActionError(400, "ValidationError", message, target, Answer.TeamsVersions);
    }

    private static string Body(string token, string app = Ids.App, string user = Ids.TeamsUser) =>
        $$"""{"token":"{{token}}","appId":"{{app}}","userId":"{{user}}"}""";
}
