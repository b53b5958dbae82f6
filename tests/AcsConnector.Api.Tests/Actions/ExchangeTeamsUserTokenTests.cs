namespace AcsConnector.Api.Tests.Actions;

public sealed class ExchangeTeamsUserTokenTests(SharedApi shared)
{
    private const string App = "5f1c6a34-0f51-4b39-9d29-3c7d8c1f2a10";
    private const string User = "1b0a8f52-7c55-4f0e-a3ce-6a6f6d4c9b77";
    private readonly RunningApi _api = shared.Api;

    [Theory]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Answers_200_with_a_living_token(Caller caller)
    {
        var answer = await _api.SendAsync(Call.Exchange(await BodyAsync()) with { By = caller });

        Assert.Equal(200, answer.Status);
        Assert.Equal(["token", "expiresOn"], answer.Members());
        Assert.Equal("alive", await _api.StateOfAsync(answer.Token));
    }

    /// <summary>Recorded. Refusals of the Entra token stay 401 for an API key too: they are not about the server's credential.</summary>
    [Theory]
    [InlineData("", App, User, 401, "InvalidAccessToken", "Provided access token is not valid.", null)]
    [InlineData("garbage", App, User, 401, "InvalidAccessToken", "Provided access token is not valid.", null)]
    [InlineData(null, "", User, 400, "ValidationError", "AppId: The AppId field is required.", "AppId")]
    [InlineData(null, App, "", 400, "ValidationError", "UserId: The UserId field is required.", "UserId")]
    [InlineData(null, "no guid", User, 400, "ValidationError", "Provided AppId has invalid format.", "appId")]
    [InlineData(null, App, "no guid", 400, "ValidationError", "Provided UserId has invalid format.", "userId")]
    [InlineData(null, User, User, 400, "ValidationError", "AAD application is not the expected one.", "appId")]
    [InlineData(null, App, App, 400, "ValidationError", "Provided AAD token issued for unexpected user.", "userId")]
    public async Task Passes_the_services_own_judgement(string? token, string app, string user, int status, string code, string message, string? target)
    {
        var call = Call.Exchange(await BodyAsync(token, app, user));
        foreach (var caller in new[] { Caller.ConnectionString, Caller.ApiKey })
        {
            var answer = await _api.SendAsync(call with { By = caller });

            answer.AssertError(status, code, message, target);
            Assert.Equal(await _api.AskServiceAsync(call), answer);
        }
    }

    [Fact]
    public async Task Leaves_missing_members_to_the_service()
    {
        var answer = await _api.SendAsync(Call.Exchange("{}"));

        answer.AssertError(401, "InvalidAccessToken", "Provided access token is not valid.");
    }

    /// <param name="token">In place of a good one.</param>
    private async Task<string> BodyAsync(string? token = null, string app = App, string user = User)
    {
        token ??= (await _api.EmulatorAsync("POST", "teams-user-token", $$"""{"appId":"{{App}}","userId":"{{User}}"}""")).GetProperty("token").GetString();
        return $$"""{"token":"{{token}}","appId":"{{app}}","userId":"{{user}}"}""";
    }
}
