using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Tests.Access;

public sealed class EasyAuthTests
{
    private static readonly (string Name, string? Value)[] OnAppService =
        [("WEBSITE_AUTH_ENABLED", "True"), ("Emulator:Endpoint", null), ("Access:EasyAuth", "true")];

    [Theory]
    [InlineData("not base64!")]
    [InlineData("")]
    [InlineData("e30=")] // {}
    [InlineData("W10=")] // []
    [InlineData("bnVsbA==")] // null
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCJ9")] // {"auth_typ":"aad"}
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W119")] // {"auth_typ":"aad","claims":[]}
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6WzFdfQ==")] // {"auth_typ":"aad","claims":[1]}
    [InlineData("eyJhdXRoX3R5cCI6MSwiY2xhaW1zIjpbXX0=")] // {"auth_typ":1,"claims":[]}
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W3sidHlwIjoib2lkIiwidmFsIjp7fX1dfQ==")] // a value that is an object
    public async Task What_is_no_account_is_refused(string header)
    {
        await using var api = await StartAsync();

        Assert.Equal((401, "Unauthorized"), await ResultAsync(api, header));
    }

    [Theory]
    [InlineData("scp", "Tokens.Issue", 502)]
    [InlineData("http://schemas.microsoft.com/identity/claims/scope", "other Tokens.Issue", 502)]
    [InlineData("roles", "Tokens.Issue", 502)]
    [InlineData("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "Tokens.Issue", 502)]
    [InlineData("roles", "Other", 403)]
    [InlineData("name", "Tokens.Issue", 403)]
    public async Task A_role_is_asked_for_as_in_a_token(string type, string value, int status)
    {
        await using var api = await StartAsync(("Access:Entra:Roles:0", "Tokens.Issue"));

        var (got, _) = await ResultAsync(api, ClientPrincipal.Encode("aad", (type, value)));

        Assert.Equal(status, got); // 502: it was let in, and the way out leads nowhere.
    }

    [Fact]
    public async Task Two_object_IDs_are_none()
    {
        await using var api = await StartAsync();

        Assert.Equal((401, "Unauthorized"), await ResultAsync(api, ClientPrincipal.Encode("aad", ("oid", $"{Guid.NewGuid()}"), ("scp", "a"))));
    }

    private static async Task<(int, string?)> ResultAsync(RunningApi api, string header)
    {
        var answer = await api.SendAsync(Call.TestConnection() with { By = Caller.Nobody, Headers = [("X-MS-CLIENT-PRINCIPAL", header)] });
        return (answer.Status, answer.ErrorCode);
    }

    private static Task<RunningApi> StartAsync(params (string Name, string? Value)[] settings) =>
        RunningApi.StartAsync(HostKind.Functions, new Uri("https://behind-easy-auth.communication.azure.com/"), [.. OnAppService, .. settings]);
}
