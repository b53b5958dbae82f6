using AcsConnector.Emulator.Tests.Operations;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>The Teams extension, of which nothing was recorded.</summary>
internal static class TeamsExtensionChoices
{
    private const string Assignment = """{"objectId":"<user>","tenantId":"<tenant>","principalType":"user","clientIds":["<app>"]}""";
    private static readonly string InRecordedWords = Rests.OnAGuessThat("in the words of recorded refusals");

    public static readonly FidelityGroup Assignments = new("Teams extension: assignments",
    [
        FidelityRow.Whole("put, for a user and an application", Told.Success(201, Assignment), Rests.OnDocumentation, emulator => PutAsync(emulator)),
        FidelityRow.Whole("put again", Told.Success(200, Assignment), Rests.OnSpecification, async emulator =>
        {
            await PutAsync(emulator);
            return await PutAsync(emulator);
        }),
        FidelityRow.Whole("put, for a `resourceAccount`", Told.Success(201, """{"objectId":"<user>","tenantId":"<tenant>","principalType":"resourceAccount"}"""),
            Rests.OnSpecification, emulator => PutAsync(emulator, """{"principalType":"resourceAccount"}""")),
        FidelityRow.Whole("put, for a `teamsResourceAccount`",
            Told.Success(201, """{"objectId":"<user>","tenantId":"<tenant>","principalType":"teamsResourceAccount"}"""),
            "documentation; the specification has another name", emulator => PutAsync(emulator, """{"principalType":"teamsResourceAccount"}""")),
        FidelityRow.Whole("put, for a `User`", Told.Success(201, Assignment), "an official sample sends it; guess: told as the specification writes it",
            emulator => PutAsync(emulator, AccessOperation.TeamsBody.Replace("user", "User", StringComparison.Ordinal))),
        FidelityRow.Whole("put, `principalType` missing", Told.EarlyError(400, "ValidationError", "PrincipalType: The PrincipalType field is required.", "PrincipalType"),
            InRecordedWords, emulator => PutAsync(emulator, "{}")),
        FidelityRow.Whole("put, another `principalType`",
            Told.ActionError(400, "ValidationError", "Invalid principalType - group is not a valid principal type.", "principalType"),
            InRecordedWords, emulator => PutAsync(emulator, """{"principalType":"group"}""")),
        FidelityRow.Whole("put, `clientIds` with something that is no GUID",
            Told.ActionError(400, "ValidationError", "Provided ClientIds has invalid format.", "clientIds"),
            InRecordedWords, emulator => PutAsync(emulator, """{"principalType":"user","clientIds":["app"]}""")),
        FidelityRow.Whole("a tenant in the path that is no GUID", Told.ActionError(400, "ValidationError", "Provided TenantId has invalid format.", "tenantId"),
            InRecordedWords, emulator =>
                emulator.SendAsync(new Call("GET", $"/access/teamsExtension/tenants/1f0/assignments/{Ids.TeamsUser}") { Version = Call.Preview })),
        FidelityRow.Whole("get", Told.Success(200, Assignment), Rests.OnSpecification, async emulator =>
        {
            await PutAsync(emulator);
            return await AskAsync(emulator, "GetTeamsExtensionAssignment");
        }),
        FidelityRow.Whole("get, when it was deleted", Told.ActionError(404, "AssignmentNotFound", "Provided assignment doesn't exist."),
            "documentation has the status; guess: code and message", async emulator =>
            {
                await PutAsync(emulator);
                await AskAsync(emulator, "DeleteTeamsExtensionAssignment");
                return await AskAsync(emulator, "GetTeamsExtensionAssignment");
            }),
        FidelityRow.Whole("delete", Told.NoContent, Rests.OnDocumentation, async emulator =>
        {
            await PutAsync(emulator);
            return await AskAsync(emulator, "DeleteTeamsExtensionAssignment");
        }),
        FidelityRow.Whole("delete of one that never was, or the second delete", Told.NoContent, Rests.OnAGuessThat("a delete may be repeated"), emulator =>
            AskAsync(emulator, "DeleteTeamsExtensionAssignment")),
        FidelityRow.StatusAndBody("with the Entra token of a user",
            Told.Denied("EntraTokenNotTaken", "The bearer token is the Entra token of a user, which only the exchanges of Entra tokens take."),
            "documentation: a key or a managed identity", async emulator => await emulator.SendAsync(
                AccessOperation.Named("GetTeamsExtensionAssignment").Bearing(await emulator.NewEntraUserTokenAsync([AccessOperation.TeamsScope])))),
        FidelityRow.StatusAndBody("before 2025-03-02-preview",
            Told.Error(400, "UnsupportedApiVersion", "The HTTP resource that matches the request URI 'http://<host>/access/teamsExtension/tenants/<tenant>/assignments/<user>' does not support the API version '2023-10-01'."),
            Rests.OnSpecificationAndAGuess("as for a version that is not supported"), emulator =>
                AccessOperation.Named("GetTeamsExtensionAssignment").AskAsync(emulator, "2023-10-01")),
    ]);

    private static Task<Answer> PutAsync(RunningEmulator emulator, string body = AccessOperation.TeamsBody) =>
        emulator.SendAsync(new Call("PUT", AccessOperation.TeamsAssignment, body) { Version = "2025-06-30" });

    private static Task<Answer> AskAsync(RunningEmulator emulator, string operation) => AccessOperation.Named(operation).AskAsync(emulator, "2025-06-30");
}
