using AcsConnector.Emulator.Service;
using static AcsConnector.Emulator.Tests.Operations.AccessOperation;

namespace AcsConnector.Emulator.Tests.Operations;

/// <summary>The Entra token of any user for an access token.</summary>
public class EntraExchangeTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Group = "55555555-5555-4555-8555-555555555555";
    private const string Clients = "https://communication.azure.com/clients/";

    [Fact]
    public async Task Gives_the_users_identity_and_a_token_that_ends_with_the_entra_token()
    {
        var emulator = await shared.FreshAsync();
        await GiveAccessAsync(emulator);
        var entra = await emulator.NewEntraUserTokenAsync(minutes: 42);

        var answer = await ExchangeAsync(emulator, entra);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $$$"""{"identity":{"id":"8:acs:{{{DevelopmentResource.Id}}}_wf_{{{Ids.Tenant}}}_{{{Ids.TeamsUser}}}"},"accessToken":{"token":"{{{answer.Token}}}","expiresOn":"2026-11-22T23:20:50.0000000+00:00"}}""",
            answer.Body);
        Assert.Equal($"acs:{DevelopmentResource.Id}_wf_{Ids.Tenant}_{Ids.TeamsUser}", Jwt.Claims(answer.Token).GetProperty("skypeid").GetString());
        Assert.Equal("alive", await emulator.StateOfAsync(answer.Token));
        emulator.Clock.Advance(TimeSpan.FromMinutes(42));
        Assert.Equal("expired", await emulator.StateOfAsync(answer.Token));
    }

    [Theory]
    [InlineData("Chat", "chat")]
    [InlineData("Chat.Join", "chat.join")]
    [InlineData("Chat.Join.Limited", "chat.join.limited")]
    [InlineData("VoIP", "voip")]
    [InlineData("VoIP.Join", "voip.join")]
    [InlineData("VoIP Chat.Join", "voip,chat.join")]
    [InlineData("User.Read VoIP", "voip")]
    [InlineData(".default", "chat,voip")]
    public async Task The_permissions_of_the_entra_token_are_the_scopes_of_the_other(string permissions, string scopes)
    {
        var emulator = await shared.FreshAsync();
        await GiveAccessAsync(emulator);

        var answer = await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync(permissions.Split(' ').Select(permission => Clients + permission)));

        Assert.Equal(scopes, Jwt.Scopes(answer.Token));
    }

    [Theory]
    [InlineData("User.Read")]
    [InlineData("voip")]
    public async Task Without_any_of_these_permissions_it_is_forbidden(string permission)
    {
        var emulator = await shared.FreshAsync();
        await GiveAccessAsync(emulator);

        (await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([Clients + permission]))).AssertForbidden("MissingScope", Call.Preview);
    }

    [Theory]
    [InlineData("user", Ids.TeamsUser, Ids.Tenant, Ids.App, null)]
    [InlineData("user", Ids.Other, Ids.Tenant, Ids.App, "NoAssignment")]
    [InlineData("user", Ids.TeamsUser, Ids.Other, Ids.App, "NoAssignment")]
    [InlineData("user", Ids.TeamsUser, Ids.Tenant, Ids.Other, "ClientNotAssigned")]
    [InlineData("group", Group, Ids.Tenant, Ids.App, null)]
    [InlineData("group", Group, Ids.Other, Ids.App, "NoAssignment")]
    [InlineData("group", Group, Ids.Tenant, Ids.Other, "ClientNotAssigned")]
    [InlineData("group", Ids.Other, Ids.Tenant, Ids.App, "NoAssignment")]
    [InlineData("group", Ids.TeamsUser, Ids.Tenant, Ids.App, "NoAssignment")]
    [InlineData("user", Group, Ids.Tenant, Ids.App, "NoAssignment")]
    [InlineData("tenant", Ids.Tenant, Ids.Tenant, Ids.App, null)]
    [InlineData("tenant", Ids.Tenant, Ids.Tenant, Ids.Other, "ClientNotAssigned")]
    [InlineData("tenant", Ids.Other, Ids.Other, Ids.App, "NoAssignment")]
    public async Task Who_has_access_is_who_an_assignment_names(string principalType, string objectId, string tenantId, string clientId, string? refusal)
    {
        var emulator = await shared.FreshAsync();
        await PutAsync(emulator, principalType, objectId, tenantId, clientId);

        var answer = await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync(groups: $"\"{Group}\""));

        if (refusal is null)
            Assert.Equal(200, answer.Status);
        else
            answer.AssertForbidden(refusal, Call.Preview);
    }

    [Fact]
    public async Task One_assignment_of_several_is_enough()
    {
        var emulator = await shared.FreshAsync();
        await PutAsync(emulator, "user", Ids.TeamsUser, Ids.Tenant, Ids.Other);
        await PutAsync(emulator, "tenant", Ids.Tenant, Ids.Tenant, Ids.App);

        Assert.Equal(200, (await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync())).Status);
    }

    [Fact]
    public async Task An_assignment_of_the_teams_extension_is_none_for_it_and_none_for_the_teams_extension()
    {
        var emulator = await shared.FreshAsync();
        await Named("UpsertTeamsExtensionAssignment").AskAsync(emulator);

        (await Named("ExchangeEntraUserAccessToken").AskAsync(emulator)).AssertForbidden("NoAssignment", Call.Preview);

        await emulator.ResetAsync();
        await Named("UpsertEntraAssignment").AskAsync(emulator);
        (await Named("ExchangeTeamsExtensionAccessToken").AskAsync(emulator)).AssertForbidden("NoAssignment", Answer.AccessVersions);
    }

    [Fact]
    public async Task One_user_has_two_identities_one_for_each_exchange()
    {
        var emulator = await shared.FreshAsync();
        await GiveAccessAsync(emulator);

        var (entra, teams) = (await Named("ExchangeEntraUserAccessToken").AskAsync(emulator), await Named("ExchangeTeamsExtensionAccessToken").AskAsync(emulator));
        await emulator.RevokeAsync(entra.Id);

        Assert.Equal(("revoked", "alive"), (await emulator.StateOfAsync(entra.Token), await emulator.StateOfAsync(teams.Token)));
    }

    private static async Task PutAsync(RunningEmulator emulator, string principalType, string objectId, string tenantId, string clientId)
    {
        var body = $$"""{"tenantId":"{{tenantId}}","principalType":"{{principalType}}","clientIds":["{{clientId}}"]}""";
        Assert.Equal(201, (await emulator.SendAsync(new Call("PUT", $"{EntraAssignments}/{objectId}", body) { Version = Call.Preview })).Status);
    }

    private static Task<Answer> ExchangeAsync(RunningEmulator emulator, string token) =>
        emulator.SendAsync(Named("ExchangeEntraUserAccessToken").Bearing(token));
}
