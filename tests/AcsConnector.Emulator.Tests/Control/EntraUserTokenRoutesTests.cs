namespace AcsConnector.Emulator.Tests.Control;

public class TeamsUserTokenRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Tenant = "33333333-3333-4333-8333-333333333333";

    [Theory]
    [InlineData("", "00000000-0000-0000-0000-000000000000", 75)]
    [InlineData(",\"tenantId\":null,\"expiresInMinutes\":null", "00000000-0000-0000-0000-000000000000", 75)]
    [InlineData($",\"tenantId\":\"{Tenant}\",\"expiresInMinutes\":1", Tenant, 1)]
    [InlineData($",\"tenantId\":\"{Tenant}\",\"expiresInMinutes\":1440", Tenant, 1440)]
    public async Task Hands_out_an_entra_token_of_the_user(string optional, string tenant, int minutes)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync(
            "POST", "/_emulator/teams-user-token", $$"""{"appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}"{{optional}}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"token":"{{answer.Token}}","expiresOn":"{{answer.ExpiresOn}}"}""", answer.Body);
        var claims = Jwt.Claims(answer.Token);
        Assert.Equal(Ids.App, claims.GetProperty("appid").GetString());
        Assert.Equal(Ids.TeamsUser, claims.GetProperty("oid").GetString());
        Assert.Equal(tenant, claims.GetProperty("tid").GetString());
        Assert.Equal(TestClock.Beginning.AddMinutes(minutes).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
        Assert.Equal(claims.GetProperty("exp").GetInt64(), DateTimeOffset.Parse(answer.ExpiresOn, null).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData($$"""{"userId":"{{Ids.TeamsUser}}"}""", "appId must be a GUID.", "appId")]
    [InlineData($$"""{"appId":"app","userId":"{{Ids.TeamsUser}}"}""", "appId must be a GUID.", "appId")]
    [InlineData($$"""{"appId":"{{Ids.App}}"}""", "userId must be a GUID.", "userId")]
    [InlineData($$"""{"appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}","tenantId":"t"}""", "tenantId must be a GUID.", "tenantId")]
    [InlineData($$"""{"appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}","expiresInMinutes":0}""",
        "expiresInMinutes must be from 1 to 1440.", "expiresInMinutes")]
    [InlineData($$"""{"appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}","expiresInMinutes":1441}""",
        "expiresInMinutes must be from 1 to 1440.", "expiresInMinutes")]
    [InlineData("[]", """The request body is not what this route takes, for example: {"appId":"<guid>","userId":"<guid>"}""", "body")]
    public async Task Answers_400_for_what_it_cannot_make(string body, string message, string target)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ControlAsync("POST", "/_emulator/teams-user-token", body)).AssertEarlyError(400, "ValidationError", message, target);
    }
}
