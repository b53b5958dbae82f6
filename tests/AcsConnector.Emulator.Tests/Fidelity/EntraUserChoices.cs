using AcsConnector.Emulator.Tests.Operations;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>The access of Entra users, of which nothing was recorded.</summary>
internal static class EntraUserChoices
{
    private const string Assignment = """{"objectId":"<user>","tenantId":"<tenant>","principalType":"user","clientIds":["<app>"]}""";
    private static readonly string InRecordedWords = Rests.OnAGuessThat("in the words of recorded refusals");

    public static readonly FidelityGroup Assignments = new("Entra users: assignments",
    [
        FidelityRow.Whole("put", Told.Success(201, Assignment), Rests.OnSpecification, emulator => PutAsync(emulator)),
        FidelityRow.Whole("put again", Told.Success(200, Assignment), Rests.OnSpecification, async emulator =>
        {
            await PutAsync(emulator);
            return await PutAsync(emulator);
        }),
        FidelityRow.Whole("put, `clientIds` missing", Told.EarlyError(400, "ValidationError", "ClientIds: The ClientIds field is required.", "ClientIds"),
            InRecordedWords, emulator => PutAsync(emulator, $$"""{"tenantId":"{{Ids.Tenant}}","principalType":"user"}""")),
        FidelityRow.Whole("put, a `tenantId` that is no GUID", Told.ActionError(400, "ValidationError", "Provided TenantId has invalid format.", "tenantId"),
            InRecordedWords, emulator => PutAsync(emulator, """{"tenantId":"contoso","principalType":"user","clientIds":[]}""")),
        FidelityRow.Whole("put, another `principalType`",
            Told.ActionError(400, "ValidationError", "Invalid principalType - teamsResourceAccount is not a valid principal type.", "principalType"),
            InRecordedWords, emulator => PutAsync(emulator, $$"""{"tenantId":"{{Ids.Tenant}}","principalType":"teamsResourceAccount","clientIds":[]}""")),
        FidelityRow.Whole("an object in the path that is no GUID", Told.ActionError(400, "ValidationError", "Provided ObjectId has invalid format.", "objectId"),
            InRecordedWords, emulator => emulator.SendAsync(new Call("GET", $"{AccessOperation.EntraAssignments}/2a0") { Version = Call.Preview })),
        FidelityRow.Whole("get", Told.Success(200, Assignment), Rests.OnSpecification, async emulator =>
        {
            await PutAsync(emulator);
            return await AskAsync(emulator, "GetEntraAssignment");
        }),
        FidelityRow.Whole("get of one that never was", Told.ActionError(404, "AssignmentNotFound", "Provided assignment doesn't exist."),
            Rests.OnAGuessThat("as for the Teams extension"), emulator => AskAsync(emulator, "GetEntraAssignment")),
        FidelityRow.Whole("delete", Told.NoContent, Rests.OnSpecification, async emulator =>
        {
            await PutAsync(emulator);
            return await AskAsync(emulator, "DeleteEntraAssignment");
        }),
        FidelityRow.Whole("delete of one that never was, or the second delete", Told.NoContent, Rests.OnAGuessThat("a delete may be repeated"),
            emulator => AskAsync(emulator, "DeleteEntraAssignment")),
        FidelityRow.Whole("list", Told.Success(200, $$"""{"value":[{{Assignment}}]}"""), Rests.OnSpecification, async emulator =>
        {
            await PutAsync(emulator);
            return await AskAsync(emulator, "ListEntraAssignments");
        }),
        FidelityRow.Whole("list of none", Told.Success(200, """{"value":[]}"""), Rests.OnSpecification, emulator => AskAsync(emulator, "ListEntraAssignments")),
        new("page of a list", "100, and a `nextLink`", "specification: `nextLink`; guess: the size, and the order by object id", async emulator =>
        {
            var many = Enumerable.Range(0, 101).Select(i => $"\"00000000-0000-4000-8000-{i:x12}\":{AccessOperation.EntraBody}");
            await PatchAsync(emulator, string.Join(',', many));
            var page = (await AskAsync(emulator, "ListEntraAssignments")).Json;
            return $"{page.GetProperty("value").GetArrayLength()}, {(page.TryGetProperty("nextLink", out _) ? "and a `nextLink`" : "and no more")}";
        }),
        FidelityRow.Whole("patch, one to put and one to delete", Told.Success(200, $$"""{"value":[{{Assignment}}]}"""), Rests.OnDocumentation, emulator =>
            PatchAsync(emulator, $$"""
                "{{Ids.TeamsUser}}":{{AccessOperation.EntraBody}},"{{Ids.Other}}":null
                """)),
        FidelityRow.Whole("patch, only to delete", Told.NoContent, "specification: 200 or 204; guess: 204 where nothing is left to tell",
            emulator => PatchAsync(emulator, $"\"{Ids.Other}\":null")),
        FidelityRow.Whole("patch, a member missing",
            Told.EarlyError(400, "ValidationError", "[<user>].ClientIds: The ClientIds field is required.", "[<user>].ClientIds"),
            "specification: each is whole; guess: the place as ASP.NET writes it", emulator =>
                PatchAsync(emulator, $$"""
                    "{{Ids.TeamsUser}}":{"tenantId":"{{Ids.Tenant}}","principalType":"user"}
                    """)),
        new("patch, one of two malformed", "nothing is changed", Rests.OnAGuess, async emulator =>
        {
            await PatchAsync(emulator, $$"""
                "{{Ids.TeamsUser}}":{{AccessOperation.EntraBody}},"nobody":null
                """);
            return (await AskAsync(emulator, "ListEntraAssignments")).Body == """{"value":[]}""" ? "nothing is changed" : "one is put";
        }),
        FidelityRow.StatusAndBody("outside 2025-03-02-preview",
            Told.Error(400, "UnsupportedApiVersion", "The HTTP resource that matches the request URI 'http://<host>/access/entra/assignments' does not support the API version '2025-06-30'."),
            Rests.OnSpecificationAndAGuess("as for a version that is not supported"), emulator =>
                AccessOperation.Named("ListEntraAssignments").AskAsync(emulator, "2025-06-30")),
    ]);

    private static Task<Answer> PutAsync(RunningEmulator emulator, string body = AccessOperation.EntraBody) =>
        emulator.SendAsync(new Call("PUT", AccessOperation.EntraAssignment, body) { Version = Call.Preview });

    private static Task<Answer> PatchAsync(RunningEmulator emulator, string members) =>
        emulator.SendAsync(new Call("PATCH", AccessOperation.EntraAssignments, $"{{{members.Trim()}}}") { Version = Call.Preview, ContentType = "application/merge-patch+json" });

    private static Task<Answer> AskAsync(RunningEmulator emulator, string operation) => AccessOperation.Named(operation).AskAsync(emulator);
}
