namespace AcsConnector.Emulator.Tests.Control;

/// <summary>Entra test tokens of Teams users and of Entra users.</summary>
public class EntraUserTokenRoutesTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string None = "00000000-0000-0000-0000-000000000000";
    private const string Teams = "/_emulator/teams-user-token";
    private const string Entra = "/_emulator/entra-user-token";
    private const string Who = $"\"appId\":\"{Ids.App}\",\"userId\":\"{Ids.TeamsUser}\"";

    public static MatrixTheoryData<string, (string Body, string Message, string Target)> Refused => new([Teams, Entra],
    [
        ($$"""{"userId":"{{Ids.TeamsUser}}"}""", "appId must be a GUID.", "appId"),
        ($$"""{"appId":"app","userId":"{{Ids.TeamsUser}}"}""", "appId must be a GUID.", "appId"),
        ($$"""{"appId":"{{Ids.App}}"}""", "userId must be a GUID.", "userId"),
        ($$"""{{{Who}},"tenantId":"t"}""", "tenantId must be a GUID.", "tenantId"),
        ($$"""{{{Who}},"groupIds":["g"]}""", "groupIds must be a GUID.", "groupIds"),
        ($$"""{{{Who}},"expiresInMinutes":-1441}""", "expiresInMinutes must be from -1440 to 1440; 0 or less makes a token that has expired.", "expiresInMinutes"),
        ($$"""{{{Who}},"expiresInMinutes":1441}""", "expiresInMinutes must be from -1440 to 1440; 0 or less makes a token that has expired.", "expiresInMinutes"),
        ($$"""{{{Who}},"scopes":[]}""", Scopes, "scopes"),
        ($$"""{{{Who}},"scopes":[null]}""", Scopes, "scopes"),
        ($$"""{{{Who}},"scopes":["VoIP"]}""", Scopes, "scopes"),
        ($$"""{{{Who}},"scopes":["https://VoIP"]}""", Scopes, "scopes"),
        ($$"""{{{Who}},"scopes":["https://communication.azure.com/clients/VoIP","https://graph.microsoft.com/User.Read"]}""", Scopes, "scopes"),
        ("[]", """The request body is not what this route takes, for example: {"appId":"<guid>","userId":"<guid>"}""", "body"),
    ]);

    private static string Scopes =>
        "scopes must all be of one API, as https://communication.azure.com/clients/VoIP and https://communication.azure.com/clients/Chat are.";

    [Theory]
    [InlineData("", None, 75)]
    [InlineData(",\"tenantId\":null,\"expiresInMinutes\":null,\"scopes\":null,\"groupIds\":null", None, 75)]
    [InlineData($",\"tenantId\":\"{Ids.Tenant}\",\"expiresInMinutes\":1", Ids.Tenant, 1)]
    [InlineData($",\"tenantId\":\"{Ids.Tenant}\",\"expiresInMinutes\":1440", Ids.Tenant, 1440)]
    public async Task Hands_out_an_entra_token_of_the_user(string optional, string tenant, int minutes)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync("POST", Teams, $"{{{Who}{optional}}}");

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"token":"{{answer.Token}}","expiresOn":"{{answer.ExpiresOn}}"}""", answer.Body);
        var claims = Jwt.Claims(answer.Token);
        Assert.Equal(Ids.App, claims.GetProperty("appid").GetString());
        Assert.Equal(Ids.TeamsUser, claims.GetProperty("oid").GetString());
        Assert.Equal(tenant, claims.GetProperty("tid").GetString());
        Assert.Equal(TestClock.Beginning.AddMinutes(minutes).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
        Assert.Equal(claims.GetProperty("exp").GetInt64(), DateTimeOffset.Parse(answer.ExpiresOn, null).ToUnixTimeSeconds());
        Assert.False(claims.TryGetProperty("groups", out _));
    }

    [Theory]
    [InlineData(Teams, "", "https://auth.msft.communication.azure.com", "Teams.ManageCalls Teams.ManageChats")]
    [InlineData(Entra, "", "https://communication.azure.com/clients", "Chat VoIP")]
    [InlineData(Entra, "https://communication.azure.com/clients/.default", "https://communication.azure.com/clients", "Chat VoIP")]
    [InlineData(Entra, "https://communication.azure.com/clients/VoIP.Join", "https://communication.azure.com/clients", "VoIP.Join")]
    [InlineData(Entra, "https://communication.azure.com/clients/Chat https://communication.azure.com/clients/VoIP",
        "https://communication.azure.com/clients", "Chat VoIP")]
    [InlineData(Entra, "https://auth.msft.communication.azure.com/.default",
        "https://auth.msft.communication.azure.com", "Teams.ManageCalls Teams.ManageChats TeamsExtension.ManageCalls")]
    [InlineData(Entra, "https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls",
        "https://auth.msft.communication.azure.com", "TeamsExtension.ManageCalls")]
    [InlineData(Entra, "https://graph.microsoft.com/User.Read", "https://graph.microsoft.com", "User.Read")]
    [InlineData(Entra, "https://graph.microsoft.com/.default", "https://graph.microsoft.com", "")]
    public async Task The_scopes_say_for_which_api_it_is_and_what_it_permits(string route, string scopes, string audience, string permissions)
    {
        var emulator = await shared.FreshAsync();
        var asked = scopes.Length == 0 ? "" : $",\"scopes\":[{string.Join(',', scopes.Split(' ').Select(scope => $"\"{scope}\""))}]";

        var claims = Jwt.Claims((await emulator.ControlAsync("POST", route, $"{{{Who}{asked}}}")).Token);

        Assert.Equal((audience, permissions), (claims.GetProperty("aud").GetString(), claims.GetProperty("scp").GetString()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-1440)]
    public async Task Hands_out_one_that_has_expired(int minutes)
    {
        var emulator = await shared.FreshAsync();

        var claims = Jwt.Claims((await emulator.ControlAsync("POST", Teams, $$"""{{{Who}},"expiresInMinutes":{{minutes}}}""")).Token);

        Assert.Equal(TestClock.Beginning.AddMinutes(minutes).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
        Assert.True(claims.GetProperty("iat").GetInt64() < claims.GetProperty("exp").GetInt64());
    }

    [Fact]
    public async Task Names_the_groups_of_the_user()
    {
        var emulator = await shared.FreshAsync();

        var token = await emulator.NewEntraUserTokenAsync(groups: $"\"{Ids.Other}\",\"{Ids.Tenant}\"");

        Assert.Equal([Ids.Other, Ids.Tenant], Jwt.Claims(token).GetProperty("groups").EnumerateArray().Select(group => group.GetString()!));
    }

    [Fact]
    public async Task An_entra_token_is_no_access_token()
    {
        var emulator = await shared.FreshAsync();

        Assert.Equal("not an access token of a user", await emulator.StateOfAsync(await emulator.NewEntraUserTokenAsync()));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Answers_400_for_what_it_cannot_make(string route, (string Body, string Message, string Target) refused)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ControlAsync("POST", route, refused.Body)).AssertEarlyError(400, "ValidationError", refused.Message, refused.Target);
    }
}
