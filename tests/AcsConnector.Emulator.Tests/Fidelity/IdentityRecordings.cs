using static AcsConnector.Emulator.Tests.Fidelity.Recording;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>Recorded responses to create, revoke, delete and get.</summary>
internal static class IdentityRecordings
{
    private const string IdentityAlone = """{"identity":{"id":"8:acs:<res>_<user>"}}""";
    private const string Token = """{"token":"<jwt>","expiresOn":"<yyyy-MM-ddTHH:mm:ss.fffffff>+00:00"}""";
    private const string CustomIdFile = "CreateUserWithCustomIdShouldReturnExistingIdentity";
    private const string GetFile = "GetUserShouldReturnTheCustomId";
    private const string Bob = """{"customId":"bob@contoso.com"}""";
    private const string Alice = """{"customId":"alice@contoso.com","createTokenWithScopes":["voip"],"expiresInMinutes":120}""";
    private static readonly string NotOwned = Told.ActionError(401, "IdentityNotOwned",
        "Provided identity doesn't belong to the resource.");

    public static readonly FidelityGroup Create = new("Create an identity",
    [
        FidelityRow.Whole("body `{}`", Told.Success(201, IdentityAlone), Net("GetTokenWithMinInvalidCustomExpiration"),
            emulator => emulator.CreateAsync("{}", NetVersion)),
        FidelityRow.Whole("no body", Told.Success(201, IdentityAlone), Python("test_revoke_tokens"),
            emulator => emulator.CreateAsync(null, PythonVersion)),
        new("length of a response without a token, in bytes", "101", One,
            async emulator => (await emulator.CreateAsync())["Content-Length"]!),
        FidelityRow.Whole("a scope, and `expiresInMinutes` null",
            Told.Success(201, $$"""{"identity":{"id":"8:acs:<res>_<user>"},"accessToken":{{Token}}}"""), One,
            emulator => emulator.CreateAsync("""{"createTokenWithScopes":["chat"],"expiresInMinutes":null}""", PythonVersion)),
        FidelityRow.Whole("`expiresInMinutes` 59", OutOfRange(59), One,
            emulator => emulator.CreateAsync("""{"createTokenWithScopes":["voip"],"expiresInMinutes":59}""", NetVersion)),
        FidelityRow.Whole("a customId", Told.Success(201, """{"identity":{"customId":"bob@contoso.com","id":"8:acs:<res>_<user>"}}"""),
            Net(CustomIdFile),
            emulator => emulator.CreateAsync(Bob, NetVersion)),
        new("the same customId again", "201, the same body", Net(CustomIdFile), async emulator =>
        {
            var (first, second) = (await emulator.CreateAsync(Bob, NetVersion), await emulator.CreateAsync(Bob, NetVersion));
            return $"{second.Status}, {(second.Body == first.Body ? "the same body" : "another body")}";
        }),
        FidelityRow.Whole("a customId, a scope and 120 minutes",
            Told.Success(201, """{"identity":{"customId":"alice@contoso.com","lastTokenIssuedAt":"<yyyy-MM-ddTHH:mm:ss>+00:00","id":"8:acs:<res>_<user>"},"""
                + $"\"accessToken\":{Token}}}"),
            Net(GetFile), emulator => emulator.CreateAsync(Alice, NetVersion)),
        new("its `expiresOn` without its `lastTokenIssuedAt`", "2 hours and a part of a second", Net(GetFile), async emulator =>
        {
            var answer = await emulator.CreateAsync(Alice, NetVersion);
            var issuedAt = answer.Json.GetProperty("identity").GetProperty("lastTokenIssuedAt").GetDateTimeOffset();
            var life = DateTimeOffset.Parse(answer.ExpiresOn, null) - issuedAt;
            return life > TimeSpan.FromHours(2) && life < TimeSpan.FromSeconds((2 * 3600) + 1) ? "2 hours and a part of a second"
                : $"{life}";
        }),
    ]);

    public static readonly FidelityGroup Issue = new("Issue an access token",
    [
        FidelityRow.Whole("a scope, and `expiresInMinutes` null", Told.Success(200, Token), Python("test_revoke_tokens"),
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(),
                """{"scopes":["chat"],"expiresInMinutes":null}""", PythonVersion)),
        FidelityRow.Whole("`scopes` null", MissingScopes, Python("test_get_token_with_no_scopes"),
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(), """{"scopes":null,"expiresInMinutes":null}""",
                PythonVersion)),
        FidelityRow.Whole("`scopes` missing", MissingScopes, One,
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(), "{}", PythonVersion)),
        FidelityRow.Whole("`scopes` an empty list", Told.ActionError(400, "ValidationError", "Invalid scopes - Scopes field is required.",
            "scopes"),
            JavaScript("recording_throws_an_error_when_attempting_to_issue_a_token_without_any_scopes"),
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(), """{"scopes":[]}""", JavaScriptVersion)),
        FidelityRow.Whole("`expiresInMinutes` 59", OutOfRange(59), One,
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(),
                """{"scopes":["voip"],"expiresInMinutes":59}""", NetVersion)),
        FidelityRow.Whole("`expiresInMinutes` 1441", OutOfRange(1441), Net("GetTokenWithMinInvalidCustomExpiration"),
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(),
                """{"scopes":["voip"],"expiresInMinutes":1441}""", NetVersion)),
        FidelityRow.Whole("an identity of another resource", NotOwned,
            JavaScript("recording_throws_an_error_when_attempting_to_issue_a_token_for_an_invalid_user"),
            emulator => emulator.IssueAsync(Ids.Foreign, """{"scopes":["chat","voip"]}""", JavaScriptVersion)),
    ]);

    public static readonly FidelityGroup Revoke = new("Revoke access tokens",
    [
        FidelityRow.Whole("an identity with a token", Told.NoContent, Python("test_revoke_tokens"),
            async emulator => await RevokeAsync(emulator, (await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Id,
                PythonVersion)),
        FidelityRow.Whole("an identity of another resource", NotOwned,
            JavaScript("recording_throws_an_error_when_attempting_to_revoke_a_token_from_an_invalid_user"),
            emulator => RevokeAsync(emulator, Ids.Foreign, JavaScriptVersion)),
    ]);

    public static readonly FidelityGroup Delete = new("Delete an identity",
    [
        FidelityRow.Whole("an identity", Told.NoContent, One, async emulator =>
            await emulator.DeleteAsync(await emulator.NewIdentityAsync())),
        FidelityRow.Whole("an identity of another resource", NotOwned,
            JavaScript("recording_throws_an_error_when_attempting_to_delete_an_invalid_user"),
            emulator => emulator.DeleteAsync(Ids.Foreign)),
    ]);

    public static readonly FidelityGroup Get = new("Get an identity",
    [
        FidelityRow.Whole("one with a customId and a token",
            Told.Success(200, """{"customId":"alice@contoso.com","lastTokenIssuedAt":"<yyyy-MM-ddTHH:mm:ss>+00:00","id":"8:acs:<res>_<user>"}"""), Net(GetFile),
            async emulator => await emulator.GetAsync((await emulator.CreateAsync(Alice, NetVersion)).Id, NetVersion)),
        new("`Accept-Ranges`", "bytes", Net(GetFile), async emulator =>
            (await emulator.GetAsync(await emulator.NewIdentityAsync(), NetVersion))["Accept-Ranges"] ?? "absent"),
    ]);

    private static string MissingScopes => Told.EarlyError(400, "ValidationError", "Scopes: The Scopes field is required.", "Scopes");

    private static string OutOfRange(int minutes) => Told.ActionError(400, "ValidationError",
        $"ExpiresInMinutes value {minutes} is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes");

    private static Task<Answer> RevokeAsync(RunningEmulator emulator, string id, string version) =>
        emulator.SendAsync(new Call("POST", $"/identities/{Uri.EscapeDataString(id)}/:revokeAccessTokens") { Version = version });
}
