using System.Text.Json;
using static AcsConnector.Emulator.Tests.Operations.AccessOperation;

namespace AcsConnector.Emulator.Tests.Operations;

public class EntraAssignmentTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Theory]
    [InlineData("user", $"[\"{Ids.App}\"]")]
    [InlineData("group", $"[\"{Ids.Other}\",\"{Ids.App}\"]")]
    [InlineData("tenant", "[]")]
    public async Task It_is_created_told_and_replaced_as_it_was_put(string principalType, string clientIds)
    {
        var emulator = await shared.FreshAsync();
        var body = Body(principalType, clientIds);
        var expected = $$"""{"objectId":"{{Ids.TeamsUser}}",{{body[1..]}}""";

        var created = await PutAsync(emulator, body);
        var got = await Named("GetEntraAssignment").AskAsync(emulator);
        var replaced = await PutAsync(emulator, body);

        Assert.Equal((201, expected), (created.Status, created.Body));
        Assert.Equal((200, expected), (got.Status, got.Body));
        Assert.Equal((200, expected), (replaced.Status, replaced.Body));
    }

    [Fact]
    public async Task The_object_alone_is_its_key_and_a_replacement_may_be_of_another_tenant()
    {
        var emulator = await shared.FreshAsync();
        await PutAsync(emulator, EntraBody);

        var moved = await PutAsync(emulator, EntraBody.Replace(Ids.Tenant, Ids.Other, StringComparison.Ordinal));

        Assert.Equal(200, moved.Status);
        Assert.Equal(Ids.Other, (await Named("GetEntraAssignment").AskAsync(emulator)).Json.GetProperty("tenantId").GetString());
        Assert.Single(await ListAsync(emulator));
    }

    [Fact]
    public async Task It_is_missing_before_it_is_put_and_after_it_is_deleted()
    {
        var emulator = await shared.FreshAsync();

        AssertMissing(await Named("GetEntraAssignment").AskAsync(emulator));
        await PutAsync(emulator, EntraBody);
        Assert.Equal(204, (await Named("DeleteEntraAssignment").AskAsync(emulator)).Status);
        AssertMissing(await Named("GetEntraAssignment").AskAsync(emulator));
        Assert.Equal(204, (await Named("DeleteEntraAssignment").AskAsync(emulator)).Status);
        Assert.Equal(201, (await PutAsync(emulator, EntraBody)).Status);
    }

    [Theory]
    [InlineData("", "TenantId")]
    [InlineData("{}", "TenantId")]
    [InlineData("""{"tenantId":"","principalType":"user","clientIds":[]}""", "TenantId")]
    [InlineData($$"""{"tenantId":"{{Ids.Tenant}}","clientIds":[]}""", "PrincipalType")]
    [InlineData($$"""{"tenantId":"{{Ids.Tenant}}","principalType":"user"}""", "ClientIds")]
    [InlineData($$"""{"tenantId":"{{Ids.Tenant}}","principalType":"user","clientIds":null}""", "ClientIds")]
    public async Task Without_one_of_its_members_it_answers_400_before_the_action(string body, string field)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.SendAsync(new Call("PUT", $"{EntraAssignments}/2a0", body) { Version = Call.Preview }))
            .AssertEarlyError(400, "ValidationError", $"{field}: The {field} field is required.", field);
    }

    [Theory]
    [InlineData("""{"tenantId":"contoso","principalType":"user","clientIds":[]}""", "Provided TenantId has invalid format.", "tenantId")]
    [InlineData($$"""{"tenantId":"{{Ids.Tenant}}","principalType":"resourceAccount","clientIds":[]}""",
        "Invalid principalType - resourceAccount is not a valid principal type.", "principalType")]
    [InlineData($$"""{"tenantId":"{{Ids.Tenant}}","principalType":"user","clientIds":["app"]}""", "Provided ClientIds has invalid format.", "clientIds")]
    public async Task A_member_that_says_nothing_sensible_answers_400(string body, string message, string target)
    {
        var emulator = await shared.FreshAsync();

        (await PutAsync(emulator, body)).AssertActionError(400, "ValidationError", message, target, Call.Preview);
        AssertMissing(await Named("GetEntraAssignment").AskAsync(emulator));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_path_without_a_guid_answers_400(string method)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.SendAsync(new Call(method, $"{EntraAssignments}/2a0", method == "PUT" ? EntraBody : null) { Version = Call.Preview }))
            .AssertActionError(400, "ValidationError", "Provided ObjectId has invalid format.", "objectId", Call.Preview);
    }

    [Fact]
    public async Task A_patch_puts_replaces_and_deletes_and_tells_what_it_put()
    {
        var emulator = await shared.FreshAsync();
        await PatchAsync(emulator, $$"""{"{{Ids.TeamsUser}}":{{EntraBody}},"{{Ids.Other}}":{{EntraBody}}}""");

        var answer = await PatchAsync(emulator, $$"""{"{{Ids.TeamsUser}}":{{Body("group", "[]")}},"{{Ids.App}}":{{EntraBody}},"{{Ids.Other}}":null}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal([(Ids.TeamsUser, "group"), (Ids.App, "user")], ReadAll(answer));
        Assert.Equal([(Ids.App, "user"), (Ids.TeamsUser, "group")], await ListAsync(emulator));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData($$"""{"{{Ids.Other}}":null}""")]
    public async Task A_patch_that_puts_nothing_answers_204(string body)
    {
        var emulator = await shared.FreshAsync();

        var answer = await PatchAsync(emulator, body);

        Assert.Equal((204, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task The_last_of_two_names_of_one_object_counts()
    {
        var emulator = await shared.FreshAsync();
        const string small = "abcdefab-0000-4000-8000-00000000000a";

        await PatchAsync(emulator, $$"""{"{{small}}":null,"{{small.ToUpperInvariant()}}":{{EntraBody}}}""");

        Assert.Equal([(small, "user")], await ListAsync(emulator));
    }

    [Theory]
    [InlineData("null", "The request body is not valid JSON.", "body")]
    [InlineData("", "The request body is not valid JSON.", "body")]
    [InlineData($$"""{"{{Ids.Other}}":5}""", $"The value of '{Ids.Other}' has the wrong type.", Ids.Other)]
    [InlineData($$$"""{"{{{Ids.Other}}}":{"clientIds":5}}""", $"The value of '{Ids.Other}' has the wrong type.", Ids.Other)]
    [InlineData($$$"""{"{{{Ids.Other}}}":{}}""", $"[{Ids.Other}].TenantId: The TenantId field is required.", $"[{Ids.Other}].TenantId")]
    [InlineData($$$"""{"x":{"tenantId":"{{{Ids.Tenant}}}","principalType":"user"}}""", "[x].ClientIds: The ClientIds field is required.", "[x].ClientIds")]
    public async Task A_malformed_patch_answers_400_and_changes_nothing(string body, string message, string target)
    {
        var emulator = await shared.FreshAsync();
        await PutAsync(emulator, EntraBody);

        (await PatchAsync(emulator, body.StartsWith('{') ? $"{{\"{Ids.TeamsUser}\":null,{body[1..]}" : body))
            .AssertEarlyError(400, "ValidationError", message, target);

        Assert.Single(await ListAsync(emulator));
    }

    [Theory]
    [InlineData($$"""{"nobody":null}""", "Provided ObjectId has invalid format.", "[nobody]")]
    [InlineData($$$"""{"{{{Ids.Other}}}":{"tenantId":"t","principalType":"user","clientIds":[]}}""",
        "Provided TenantId has invalid format.", $"[{Ids.Other}].tenantId")]
    [InlineData($$$"""{"{{{Ids.Other}}}":{"tenantId":"{{{Ids.Tenant}}}","principalType":"robot","clientIds":[]}}""",
        "Invalid principalType - robot is not a valid principal type.", $"[{Ids.Other}].principalType")]
    [InlineData($$$"""{"{{{Ids.Other}}}":{"tenantId":"{{{Ids.Tenant}}}","principalType":"user","clientIds":["a"]}}""",
        "Provided ClientIds has invalid format.", $"[{Ids.Other}].clientIds")]
    public async Task One_that_says_nothing_sensible_spoils_all_of_a_patch(string body, string message, string target)
    {
        var emulator = await shared.FreshAsync();

        (await PatchAsync(emulator, $$"""{"{{Ids.TeamsUser}}":{{EntraBody}},{{body[1..]}}"""))
            .AssertActionError(400, "ValidationError", message, target, Call.Preview);

        Assert.Empty(await ListAsync(emulator));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(250)]
    public async Task A_list_comes_in_pages_of_100_in_the_order_of_ids_each_of_which_leads_to_the_next(int count)
    {
        var emulator = await shared.FreshAsync();
        var ids = Enumerable.Range(0, count).Select(i => $"00000000-0000-4000-8000-{i:x12}").ToList();
        await PatchAsync(emulator, $"{{{string.Join(',', ids.AsEnumerable().Reverse().Select(id => $"\"{id}\":{EntraBody}"))}}}");

        var found = new List<string>();
        var pages = 0;
        for (Call? next = Named("ListEntraAssignments").Signed(); next is not null; pages++)
        {
            var page = await emulator.SendAsync(next);
            found.AddRange(ReadAll(page).Select(assignment => assignment.Id));
            next = NextOf(emulator, page);
        }

        Assert.Equal(ids, found);
        Assert.Equal((count + 99) / 100, pages);
    }

    private static Call? NextOf(RunningEmulator emulator, Answer page)
    {
        if (!page.Json.TryGetProperty("nextLink", out var link))
            return null;

        var address = new Uri(link.GetString()!);
        Assert.Equal(emulator.Host.Http, new Uri(address, "/"));
        Assert.StartsWith($"?api-version={Call.Preview}&", address.Query, StringComparison.Ordinal);
        return new Call("GET", address.PathAndQuery) { Version = null };
    }

    private static void AssertMissing(Answer answer) =>
        answer.AssertActionError(404, "AssignmentNotFound", "Provided assignment doesn't exist.", versions: Call.Preview);

    private static string Body(string principalType, string clientIds) =>
        $$"""{"tenantId":"{{Ids.Tenant}}","principalType":"{{principalType}}","clientIds":{{clientIds}}}""";

    private static Task<Answer> PutAsync(RunningEmulator emulator, string body) =>
        emulator.SendAsync(new Call("PUT", EntraAssignment, body) { Version = Call.Preview });

    private static Task<Answer> PatchAsync(RunningEmulator emulator, string body) =>
        emulator.SendAsync(new Call("PATCH", EntraAssignments, body) { Version = Call.Preview, ContentType = "application/merge-patch+json" });

    private static async Task<IReadOnlyList<(string Id, string PrincipalType)>> ListAsync(RunningEmulator emulator) =>
        ReadAll(await Named("ListEntraAssignments").AskAsync(emulator));

    private static IReadOnlyList<(string Id, string PrincipalType)> ReadAll(Answer answer) =>
        [.. answer.Json.GetProperty("value").EnumerateArray().Select(item => (Text(item, "objectId"), Text(item, "principalType")))];

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
