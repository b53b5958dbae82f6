using static AcsConnector.Emulator.Tests.Operations.AccessOperation;

namespace AcsConnector.Emulator.Tests.Operations;

public class TeamsExtensionAssignmentTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Ours = $"\"objectId\":\"{Ids.TeamsUser}\",\"tenantId\":\"{Ids.Tenant}\"";

    [Theory]
    [InlineData(TeamsBody, $"\"principalType\":\"user\",\"clientIds\":[\"{Ids.App}\"]")]
    [InlineData($$"""{"principalType":"user","clientIds":["{{Ids.Other}}","{{Ids.App}}"]}""", $"\"principalType\":\"user\",\"clientIds\":[\"{Ids.Other}\",\"{Ids.App}\"]")]
    [InlineData("""{"principalType":"user","clientIds":[]}""", "\"principalType\":\"user\",\"clientIds\":[]")]
    [InlineData("""{"principalType":"user"}""", "\"principalType\":\"user\"")]
    [InlineData("""{"principalType":"User","clientIds":null}""", "\"principalType\":\"user\"")]
    [InlineData("""{"principalType":"resourceAccount"}""", "\"principalType\":\"resourceAccount\"")]
    [InlineData("""{"principalType":"teamsResourceAccount","more":1}""", "\"principalType\":\"teamsResourceAccount\"")]
    public async Task It_is_created_told_and_replaced_as_it_was_put(string body, string told)
    {
        var emulator = await shared.FreshAsync();
        var expected = $"{{{Ours},{told}}}";

        var created = await PutAsync(emulator, body);
        var got = await emulator.SendAsync(new Call("GET", TeamsAssignment) { Version = Call.Preview });
        var replaced = await PutAsync(emulator, body);

        Assert.Equal((201, expected), (created.Status, created.Body));
        Assert.Equal((200, expected), (got.Status, got.Body));
        Assert.Equal((200, expected), (replaced.Status, replaced.Body));
        Assert.Equal("application/json; charset=utf-8", created["Content-Type"]);
    }

    [Fact]
    public async Task Replacing_it_leaves_nothing_of_the_one_before()
    {
        var emulator = await shared.FreshAsync();
        await PutAsync(emulator, TeamsBody);

        await PutAsync(emulator, """{"principalType":"resourceAccount"}""");

        Assert.Equal($$"""{{{Ours}},"principalType":"resourceAccount"}""", (await Named("GetTeamsExtensionAssignment").AskAsync(emulator)).Body);
    }

    [Fact]
    public async Task It_is_missing_before_it_is_put_and_after_it_is_deleted()
    {
        var emulator = await shared.FreshAsync();
        var get = Named("GetTeamsExtensionAssignment");
        var delete = Named("DeleteTeamsExtensionAssignment");

        AssertMissing(await get.AskAsync(emulator));
        await PutAsync(emulator, TeamsBody);
        Assert.Equal(204, (await delete.AskAsync(emulator)).Status);
        AssertMissing(await get.AskAsync(emulator));
        Assert.Equal(204, (await delete.AskAsync(emulator)).Status);
        Assert.Equal(201, (await PutAsync(emulator, TeamsBody)).Status);
    }

    [Theory]
    [InlineData($"/access/teamsExtension/tenants/{Ids.Other}/assignments/{Ids.TeamsUser}")]
    [InlineData($"/access/teamsExtension/tenants/{Ids.Tenant}/assignments/{Ids.Other}")]
    public async Task Another_tenants_or_another_users_is_another_one(string path)
    {
        var emulator = await shared.FreshAsync();
        await PutAsync(emulator, TeamsBody);

        AssertMissing(await emulator.SendAsync(new Call("GET", path) { Version = Call.Preview }));
        Assert.Equal(204, (await emulator.SendAsync(new Call("DELETE", path) { Version = Call.Preview })).Status);
        Assert.Equal(201, (await PutAsync(emulator, TeamsBody, path)).Status);
        Assert.Equal(200, (await Named("GetTeamsExtensionAssignment").AskAsync(emulator)).Status);
    }

    [Fact]
    public async Task An_id_is_the_same_in_capitals()
    {
        var emulator = await shared.FreshAsync();
        const string capitals = "ABCDEFAB-0000-4000-8000-00000000000A";

        var created = await PutAsync(emulator, TeamsBody, $"/access/teamsExtension/tenants/{capitals}/assignments/{capitals}");
        var replaced = await PutAsync(emulator, TeamsBody, $"/access/teamsExtension/tenants/{capitals.ToLowerInvariant()}/assignments/{capitals.ToLowerInvariant()}");

        Assert.Equal((201, 200, created.Body), (created.Status, replaced.Status, replaced.Body));
    }

    [Theory]
    [InlineData("""{}""", "PrincipalType")]
    [InlineData("""{"principalType":null}""", "PrincipalType")]
    [InlineData("""{"principalType":""}""", "PrincipalType")]
    [InlineData("", "PrincipalType")]
    public async Task Without_a_principal_type_it_answers_400_before_the_action(string body, string field)
    {
        var emulator = await shared.FreshAsync();

        (await PutAsync(emulator, body, "/access/teamsExtension/tenants/1f0/assignments/2a0"))
            .AssertEarlyError(400, "ValidationError", $"{field}: The {field} field is required.", field);
    }

    [Theory]
    [InlineData("""{"principalType":"group"}""", "Invalid principalType - group is not a valid principal type.", "principalType")]
    [InlineData("""{"principalType":"user","clientIds":["app"]}""", "Provided ClientIds has invalid format.", "clientIds")]
    [InlineData("""{"principalType":"user","clientIds":[null]}""", "Provided ClientIds has invalid format.", "clientIds")]
    public async Task A_member_that_says_nothing_sensible_answers_400(string body, string message, string target)
    {
        var emulator = await shared.FreshAsync();

        (await PutAsync(emulator, body)).AssertActionError(400, "ValidationError", message, target, Answer.AccessVersions);
        AssertMissing(await Named("GetTeamsExtensionAssignment").AskAsync(emulator));
    }

    [Theory]
    [InlineData("""{"principalType":5}""", "principalType")]
    [InlineData($$"""{"principalType":"user","clientIds":"{{Ids.App}}"}""", "clientIds")]
    public async Task A_member_of_the_wrong_type_answers_400(string body, string target)
    {
        var emulator = await shared.FreshAsync();

        (await PutAsync(emulator, body)).AssertEarlyError(400, "ValidationError", $"The value of '{target}' has the wrong type.", target);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_path_without_guids_answers_400(string method)
    {
        var emulator = await shared.FreshAsync();
        var body = method == "PUT" ? TeamsBody : null;

        (await emulator.SendAsync(new Call(method, $"/access/teamsExtension/tenants/1f0/assignments/{Ids.TeamsUser}", body) { Version = Call.Preview }))
            .AssertActionError(400, "ValidationError", "Provided TenantId has invalid format.", "tenantId", Answer.AccessVersions);
        (await emulator.SendAsync(new Call(method, $"/access/teamsExtension/tenants/{Ids.Tenant}/assignments/2a0", body) { Version = Call.Preview }))
            .AssertActionError(400, "ValidationError", "Provided ObjectId has invalid format.", "objectId", Answer.AccessVersions);
    }

    private static void AssertMissing(Answer answer) =>
        answer.AssertActionError(404, "AssignmentNotFound", "Provided assignment doesn't exist.", versions: Answer.AccessVersions);

    private static Task<Answer> PutAsync(RunningEmulator emulator, string body, string path = TeamsAssignment) =>
        emulator.SendAsync(new Call("PUT", path, body) { Version = Call.Preview });
}
