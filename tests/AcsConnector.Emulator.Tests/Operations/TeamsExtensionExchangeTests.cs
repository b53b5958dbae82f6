using AcsConnector.Emulator.Service;
using static AcsConnector.Emulator.Tests.Operations.AccessOperation;

namespace AcsConnector.Emulator.Tests.Operations;

/// <summary>The Entra token of a Teams user for an access token.</summary>
public class TeamsExtensionExchangeTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Id = $"8:acs:{DevelopmentResource.Id}_{Ids.Tenant}_{Ids.TeamsUser}";

    [Fact]
    public async Task Gives_the_users_identity_and_a_token_for_calls_that_ends_with_the_entra_token()
    {
        var emulator = await WithAccessAsync();
        var entra = await emulator.NewEntraUserTokenAsync([TeamsScope], minutes: 42);

        var answer = await ExchangeAsync(emulator, entra);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $$$"""{"identity":{"id":"{{{Id}}}"},"accessToken":{"token":"{{{answer.Token}}}","expiresOn":"2026-11-22T23:20:50.0000000+00:00"}}""", answer.Body);
        var claims = Jwt.Claims(answer.Token);
        Assert.Equal(($"acs:{DevelopmentResource.Id}_{Ids.Tenant}_{Ids.TeamsUser}", "voip"),
            (claims.GetProperty("skypeid").GetString(), claims.GetProperty("acsScope").GetString()));
        Assert.Equal(Jwt.Claims(entra).GetProperty("exp").GetInt64(), claims.GetProperty("exp").GetInt64());
        Assert.Equal("alive", await emulator.StateOfAsync(answer.Token));
        emulator.Clock.Advance(TimeSpan.FromMinutes(42));
        Assert.Equal("expired", await emulator.StateOfAsync(answer.Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"somethingNew":1}""")]
    public async Task Takes_whatever_is_an_object_or_nothing_for_a_body(string body)
    {
        var emulator = await WithAccessAsync();

        Assert.Equal(200, (await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([TeamsScope]), body)).Status);
    }

    [Fact]
    public async Task Knows_the_user_again()
    {
        var emulator = await WithAccessAsync();

        var first = await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([TeamsScope]));
        var second = await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([TeamsScope]));

        Assert.Equal((Id, Id), (first.Id, second.Id));
        Assert.Equal(("alive", "alive"), (await emulator.StateOfAsync(first.Token), await emulator.StateOfAsync(second.Token)));
        Assert.Equal(1, await emulator.CountAsync());
    }

    [Theory]
    [InlineData(Ids.Other, Ids.TeamsUser, Ids.App, "NoAssignment")]
    [InlineData(Ids.Tenant, Ids.Other, Ids.App, "NoAssignment")]
    [InlineData(Ids.Tenant, Ids.TeamsUser, Ids.Other, "ClientNotAssigned")]
    public async Task Is_forbidden_to_another_tenant_user_or_application(string tenant, string user, string app, string reason)
    {
        var emulator = await WithAccessAsync();

        var answer = await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([TeamsScope], tenant, user, app));

        answer.AssertForbidden(reason, Answer.AccessVersions);
        Assert.Equal(0, await emulator.CountAsync());
    }

    [Theory]
    [InlineData("https://auth.msft.communication.azure.com/Teams.ManageCalls", 403)]
    [InlineData("https://auth.msft.communication.azure.com/.default", 200)]
    public async Task Needs_the_permission_for_calls_of_the_extension(string scope, int status)
    {
        var emulator = await WithAccessAsync();

        var answer = await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([scope]));

        Assert.Equal(status, answer.Status);
        if (status == 403)
            answer.AssertForbidden("MissingScope", Answer.AccessVersions);
    }

    [Theory]
    [InlineData("""{"principalType":"user"}""", "ClientNotAssigned")]
    [InlineData("""{"principalType":"user","clientIds":[]}""", "ClientNotAssigned")]
    [InlineData($$"""{"principalType":"resourceAccount","clientIds":["{{Ids.App}}"]}""", "NoAssignment")]
    public async Task Is_forbidden_by_an_assignment_that_gives_users_nothing(string assignment, string reason)
    {
        var emulator = await shared.FreshAsync();
        await emulator.SendAsync(new Call("PUT", TeamsAssignment, assignment) { Version = Call.Preview });

        (await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([TeamsScope]))).AssertForbidden(reason, Answer.AccessVersions);
    }

    [Fact]
    public async Task Is_forbidden_once_the_assignment_is_deleted_and_the_token_that_was_given_lives_on()
    {
        var emulator = await WithAccessAsync();
        var entra = await emulator.NewEntraUserTokenAsync([TeamsScope]);
        var given = await ExchangeAsync(emulator, entra);

        await Named("DeleteTeamsExtensionAssignment").AskAsync(emulator);

        (await ExchangeAsync(emulator, entra)).AssertForbidden("NoAssignment", Answer.AccessVersions);
        Assert.Equal("alive", await emulator.StateOfAsync(given.Token));
    }

    [Fact]
    public async Task A_refusal_is_told_as_what_it_is_in_the_list_of_requests_and_in_the_log()
    {
        var emulator = await shared.FreshAsync();
        await ExchangeAsync(emulator, await emulator.NewEntraUserTokenAsync([TeamsScope]));

        var request = (await emulator.ControlAsync("GET", "/_emulator/requests")).Json.GetProperty("value")[0];

        Assert.Equal((403, "valid", "Forbidden"),
            (request.GetProperty("status").GetInt32(), request.GetProperty("signature").GetString(), request.GetProperty("code").GetString()));
        Assert.StartsWith("No assignment gives the user", request.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Contains(emulator.Log.Entries, entry => entry.Contains("returned 403. No assignment gives the user", StringComparison.Ordinal));
    }

    private static Task<Answer> ExchangeAsync(RunningEmulator emulator, string token, string body = "{}") =>
        emulator.SendAsync(Call.WithBearer(token, path: TeamsExchange, body: body) with { Version = "2025-06-30" });

    private async Task<RunningEmulator> WithAccessAsync()
    {
        var emulator = await shared.FreshAsync();
        await GiveAccessAsync(emulator);
        return emulator;
    }
}
