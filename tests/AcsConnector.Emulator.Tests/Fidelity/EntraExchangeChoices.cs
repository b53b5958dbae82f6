using AcsConnector.Emulator.Tests.Operations;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>The exchanges of Entra tokens, of which nothing was recorded.</summary>
internal static class EntraExchangeChoices
{
    private static readonly string Who = Rests.OnAGuessThat("as a signature that is wrong");

    public static readonly FidelityGroup OfTeamsExtension = new("Teams extension: exchange",
        [.. RowsOf("ExchangeTeamsExtensionAccessToken", "8:acs:<res>_<tenant>_<user>", "TeamsExtension.ManageCalls"),
        new("scopes of the token", "voip", Rests.OnAGuessThat("the permission is about calls"), async emulator =>
            Jwt.Scopes((await ExchangeAsync(emulator, "ExchangeTeamsExtensionAccessToken")).Token)!),
        FidelityRow.StatusAndBody("an assignment without `clientIds`", NotAssigned,
            "documentation: they are the applications through which a user has access; guess: so none is",
            async emulator =>
            {
                await emulator.SendAsync(new Call("PUT", AccessOperation.TeamsAssignment, """{"principalType":"user"}""") { Version = Call.Preview });
                return await AccessOperation.Named("ExchangeTeamsExtensionAccessToken").AskAsync(emulator);
            }),
        ]);

    public static readonly FidelityGroup OfEntraUsers = new("Entra users: exchange",
        [.. RowsOf("ExchangeEntraUserAccessToken", "8:acs:<res>_wf_<tenant>_<user>", "Chat, Chat.Join, Chat.Join.Limited, VoIP, VoIP.Join"),
        new("scopes of the token, for `Chat VoIP.Join`", "chat,voip.join", Rests.OnDocumentation, async emulator =>
        {
            await AccessOperation.GiveAccessAsync(emulator);
            var entra = await emulator.NewEntraUserTokenAsync(["https://communication.azure.com/clients/Chat", "https://communication.azure.com/clients/VoIP.Join"]);
            return Jwt.Scopes((await emulator.SendAsync(AccessOperation.Named("ExchangeEntraUserAccessToken").Bearing(entra))).Token)!;
        }),
        new("an assignment for a group", "200 for a user whose Entra token names the group, 403 for others",
            "documentation: groups have access; guess: by the claim `groups`", async emulator =>
            {
                await PutAsync(emulator, Ids.Other, "group");
                var without = await AccessOperation.Named("ExchangeEntraUserAccessToken").AskAsync(emulator);
                var member = await emulator.NewEntraUserTokenAsync(groups: $"\"{Ids.Other}\"");
                var with = await emulator.SendAsync(AccessOperation.Named("ExchangeEntraUserAccessToken").Bearing(member));
                return $"{with.Status} for a user whose Entra token names the group, {without.Status} for others";
            }),
        new("an assignment for a tenant", "200 for its users", Rests.OnDocumentation, async emulator =>
        {
            await PutAsync(emulator, Ids.Tenant, "tenant");
            return $"{(await AccessOperation.Named("ExchangeEntraUserAccessToken").AskAsync(emulator)).Status} for its users";
        }),
        ]);

    private static string NotAssigned => Told.Forbidden(
        "ClientNotAssigned", "The user's assignment does not name the application '<app>' of the Entra token in its clientIds.");

    private static IEnumerable<FidelityRow> RowsOf(string exchange, string id, string permission) =>
    [
        FidelityRow.Whole("by a user with an assignment",
            Told.Success(200, $$$"""{"identity":{"id":"{{{id}}}"},"accessToken":{"token":"<jwt>","expiresOn":"<yyyy-MM-ddTHH:mm:ss.fffffff>+00:00"}}"""),
            Rests.OnSpecification, emulator => ExchangeAsync(emulator, exchange)),
        new("end of the token", "that of the Entra token", Rests.OnDocumentation, async emulator =>
        {
            var entra = await EntraTokenAsync(emulator, exchange);
            var answer = await ExchangeAsync(emulator, exchange, entra);
            return Jwt.Claims(answer.Token).GetProperty("exp").GetInt64() == Jwt.Claims(entra).GetProperty("exp").GetInt64()
                ? "that of the Entra token" : answer.ExpiresOn;
        }),
        FidelityRow.StatusAndBody("by a user without one",
            Told.Forbidden("NoAssignment", "No assignment gives the user '<user>' of the tenant '<tenant>' access to the resource."),
            "documentation: an assignment gives access; guess: status, code and message", emulator => AccessOperation.Named(exchange).AskAsync(emulator)),
        FidelityRow.StatusAndBody("through another application", NotAssigned.Replace("<app>", Ids.Other, StringComparison.Ordinal),
            "documentation: an assignment names applications; guess: status, code and message", async emulator =>
                await ExchangeAsync(emulator, exchange, await emulator.NewEntraUserTokenAsync([AccessOperation.Named(exchange).Scope!], app: Ids.Other))),
        FidelityRow.StatusAndBody("an Entra token without the permission", Told.Forbidden("MissingScope", $"The Entra token has no permission {permission}."),
            "documentation: an application needs it; guess: status, code and message", async emulator =>
                await ExchangeAsync(emulator, exchange, await EntraTokenAsync(emulator, exchange, "None"))),
        FidelityRow.StatusAndBody("an Entra token that has expired", Told.Denied("ExpiredBearer", "The bearer token has expired."), Who, async emulator =>
        {
            var entra = await EntraTokenAsync(emulator, exchange);
            emulator.Clock.Advance(TimeSpan.FromHours(1));
            return await ExchangeAsync(emulator, exchange, entra);
        }),
        FidelityRow.StatusAndBody("a token that is no Entra token of this emulator",
            Told.Denied("UnknownBearer", "The bearer token was not issued by this emulator's /_emulator/entra-user-token."),
            Rests.OnAGuessThat("it cannot be checked without the network"), emulator => ExchangeAsync(emulator, exchange, "garbage")),
        FidelityRow.StatusAndBody("signed with a key",
            Told.Denied("EntraTokenNeeded", "This operation takes the Entra token of a user as a bearer token, no signature."),
            Who, emulator => emulator.SendAsync(AccessOperation.Named(exchange).Signed())),
        FidelityRow.StatusAndBody("revoke for the identity", "204", "documentation: as for other identities", async emulator =>
            await emulator.RevokeAsync((await ExchangeAsync(emulator, exchange)).Id)),
        FidelityRow.StatusAndBody("delete of the identity", "204", "documentation: as for other identities", async emulator =>
            await emulator.DeleteAsync((await ExchangeAsync(emulator, exchange)).Id)),
        new("a token of before a deletion, when the user is back", "revoked", Rests.OnAGuess, async emulator =>
        {
            var before = await ExchangeAsync(emulator, exchange);
            await emulator.DeleteAsync(before.Id);
            await AccessOperation.Named(exchange).AskAsync(emulator);
            return (await emulator.StateOfAsync(before.Token))!;
        }),
        new("a token whose user's assignment is deleted", "alive", Rests.OnAGuessThat("documentation knows revocation and deletion alone"), async emulator =>
        {
            var given = await ExchangeAsync(emulator, exchange);
            await AccessOperation.TakeAccessAsync(emulator);
            return (await emulator.StateOfAsync(given.Token))!;
        }),
        FidelityRow.StatusAndBody("issue for the identity",
            """
            400
            {"error":{"code":"ValidationError","message":"Provided identity has invalid format.","target":"id","innererror":{"code":"EntraUser","message":"An Entra user's access token is not issued by the service's owner: the exchange of the user's Entra token gives one."}}}
            """,
            Rests.OnAGuessThat("no documentation tells of it, and what is refused here cannot fail there"), async emulator =>
                await emulator.IssueAsync((await ExchangeAsync(emulator, exchange)).Id)),
    ];

    private static Task<Answer> PutAsync(RunningEmulator emulator, string objectId, string principalType) => emulator.SendAsync(
        new Call("PUT", $"{AccessOperation.EntraAssignments}/{objectId}", AccessOperation.EntraBody.Replace("user", principalType, StringComparison.Ordinal))
        {
            Version = Call.Preview,
        });

    private static Task<string> EntraTokenAsync(RunningEmulator emulator, string exchange, string? permission = null)
    {
        var scope = AccessOperation.Named(exchange).Scope!;
        return emulator.NewEntraUserTokenAsync([permission is null ? scope : $"{scope[..scope.LastIndexOf('/')]}/{permission}"]);
    }

    private static async Task<Answer> ExchangeAsync(RunningEmulator emulator, string exchange, string? entra = null)
    {
        await AccessOperation.GiveAccessAsync(emulator);
        return await emulator.SendAsync(AccessOperation.Named(exchange).Bearing(entra ?? await EntraTokenAsync(emulator, exchange)));
    }
}
