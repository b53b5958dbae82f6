namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>What the emulator does with requests that no recording shows.</summary>
internal static class RequestChoices
{
    private const string Alone = """{"identity":{"id":"8:acs:<res>_<user>"}}""";
    private static readonly string There = Answer.Operations;
    private static readonly string AsOtherIds = Rests.OnAGuessThat("newer ids in recordings look so");
    private static readonly string NotFound = Told.ActionError(404, "IdentityNotFound", "Provided identity doesn't exist.");
    private static readonly string NoJson = Told.EarlyError(400, "ValidationError", "The request body is not valid JSON.", "body");

    public static readonly FidelityGroup Bodies = new("Bodies",
    [
        FidelityRow.Whole("create, `createTokenWithScopes` null", Told.Success(201, Alone), Rests.OnSdk("some send it"),
            emulator => emulator.CreateAsync("""{"createTokenWithScopes":null,"expiresInMinutes":null}""")),
        FidelityRow.Whole("create, `createTokenWithScopes` an empty list", Told.Success(201, Alone),
            Rests.OnAGuessThat("no token was asked for"),
            emulator => emulator.CreateAsync("""{"createTokenWithScopes":[]}""")),
        FidelityRow.Whole("create, `expiresInMinutes` 59 and no scopes",
            Told.ActionError(400, "ValidationError", "ExpiresInMinutes value 59 is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes"),
            Rests.OnAGuessThat("the range is judged before it is used"), emulator => emulator.CreateAsync("""{"expiresInMinutes":59}""")),
        FidelityRow.Whole("a member nobody knows", Told.Success(201, Alone), Rests.OnAGuessThat("it is ignored, as by most services"),
            emulator => emulator.CreateAsync("""{"somethingNew":1}""")),
        new("a scope asked for twice", "once in the token", Rests.OnAGuess, async emulator =>
            Jwt.Scopes((await emulator.CreateAsync("""{"createTokenWithScopes":["chat","chat"]}""")).Token) == "chat"
                ? "once in the token" : "twice in the token"),
        FidelityRow.Whole("a scope that does not exist", Told.ActionError(400, "ValidationError",
            "Invalid scopes - sms is not a valid scope.", "scopes"),
            Rests.OnAGuessThat("in the words of the refusal of an empty list"),
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(), """{"scopes":["sms"]}""")),
        FidelityRow.Whole("`customId` of 257 characters",
            Told.EarlyError(400, "ValidationError", "CustomId: The field CustomId must be a string with a minimum length of 1 and a maximum length of 256.", "CustomId"),
            Rests.OnSpecificationAndAGuess("the words of ASP.NET for a length out of range"),
            emulator => emulator.CreateAsync($$"""{"customId":"{{new string('x', 257)}}"}""", Call.Preview)),
        new("`customId` bob, then Bob", "two identities", Rests.OnAGuess, emulator =>
            IdentitiesAsync(emulator, "bob", "Bob", deleteBetween: false)),
        new("`customId` bob again, when the first was deleted", "two identities", Rests.OnAGuess, emulator =>
            IdentitiesAsync(emulator, "bob", "bob", deleteBetween: true)),
        FidelityRow.Whole("a body that is no JSON", NoJson, Rests.OnAGuess, emulator => emulator.CreateAsync("{")),
        FidelityRow.Whole("a member of another type",
            Told.EarlyError(400, "ValidationError", "The value of 'expiresInMinutes' has the wrong type.", "expiresInMinutes"),
                Rests.OnAGuess,
            emulator => emulator.CreateAsync("""{"expiresInMinutes":"60"}""")),
        FidelityRow.Whole("a body over 64 KiB", Told.EarlyError(413, "RequestBodyTooLarge",
            "The request body is larger than 65536 bytes."), Rests.OnAGuess,
            emulator => emulator.CreateAsync($"{{}}{new string(' ', 64 * 1024)}")),
    ]);

    public static readonly FidelityGroup Identities = new("Identities and routes",
    [
        FidelityRow.Whole("issue for an identity that never was", NotFound, Rests.OnAGuess, emulator => emulator.IssueAsync(Ids.Unknown)),
        FidelityRow.Whole("issue for an identity that was deleted", NotFound, Rests.OnAGuess, async emulator =>
        {
            var id = await emulator.NewIdentityAsync();
            await emulator.DeleteAsync(id);
            return await emulator.IssueAsync(id);
        }),
        FidelityRow.Whole("revoke for an identity that never was", NotFound, Rests.OnAGuess, emulator => emulator.RevokeAsync(Ids.Unknown)),
        FidelityRow.Whole("get of an identity that never was", NotFound, Rests.OnAGuess, emulator => emulator.GetAsync(Ids.Unknown)),
        FidelityRow.Whole("delete of an identity that never was, or the second delete", Told.NoContent,
            Rests.OnAGuessThat("a delete may be repeated"), emulator => emulator.DeleteAsync(Ids.Unknown)),
        FidelityRow.Whole("an id of another form", Told.ActionError(400, "ValidationError", "Provided identity has invalid format.",
            "id"), Rests.OnAGuess,
            emulator => emulator.DeleteAsync("nobody")),
        FidelityRow.Whole("an id whose colons are not escaped, or in lower case", Told.NoContent,
            Rests.OnAGuessThat("a path means the same however it is escaped"), async emulator =>
            {
                var (id, other) = (await emulator.NewIdentityAsync(), await emulator.NewIdentityAsync());
                await emulator.SendAsync(new Call("DELETE", $"/identities/{id}"));
                Assert.Equal(404, (await emulator.RevokeAsync(id)).Status);
                return await emulator.SendAsync(new Call("DELETE", $"/identities/{other.Replace(":", "%3a", StringComparison.Ordinal)}"));
            }),
        new("first 16 digits of the user's part of a new id", "milliseconds since 2020-01-01T08:00:00Z", AsOtherIds, async emulator =>
        {
            var digits = (await emulator.NewIdentityAsync()).Split('_')[1].Replace("-", "", StringComparison.Ordinal)[..16];
            var time = DateTimeOffset.Parse("2020-01-01T08:00:00Z", null).AddMilliseconds(Convert.ToInt64(digits, 16));
            return (emulator.Clock.GetUtcNow() - time).Duration() < TimeSpan.FromMilliseconds(1)
                ? "milliseconds since 2020-01-01T08:00:00Z" : digits;
        }),
        new("the digits after them", "random", AsOtherIds, async emulator =>
        {
            var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => emulator.NewIdentityAsync()));
            return ids.Select(id => id[^17..]).Distinct().Count() == ids.Length ? "random" : "repeated";
        }),
        FidelityRow.Whole("an unknown route", Told.EarlyError(404, "NotFound", $"There is no such operation. This emulator has {There}"),
            Rests.OnAGuess, emulator => emulator.SendAsync(new Call("POST", "/identity"))),
        FidelityRow.Whole("a route of another product",
            Told.EarlyError(404, "NotFound", $"This emulator does not have chat. It has the identity service: {There}"),
            Rests.OnAGuessThat("whoever called it by mistake is to read why"), emulator =>
                emulator.SendAsync(new Call("POST", "/chat/threads") { Version = "2025-03-15" })),
        FidelityRow.Whole("another method",
            Told.EarlyError(405, "MethodNotAllowed", $"The method PUT is not allowed here; allowed: POST. This emulator has {There}"),
            Rests.OnAGuess, emulator => emulator.SendAsync(new Call("PUT", "/identities"))),
        new("several mistakes at once, each fixed in turn",
            "Denied, UnsupportedApiVersion, Scopes, id, IdentityNotOwned, IdentityNotFound, scopes, ExpiresInMinutes", Rests.OnAGuess,
                MistakesInTurnAsync),
    ]);

    private static async Task<string> IdentitiesAsync(RunningEmulator emulator, string first, string second, bool deleteBetween)
    {
        var one = await emulator.CreateAsync($$"""{"customId":"{{first}}"}""", Call.Preview);
        if (deleteBetween)
            await emulator.DeleteAsync(one.Id);
        var other = await emulator.CreateAsync($$"""{"customId":"{{second}}"}""", Call.Preview);
        return one.Id == other.Id ? "one identity" : "two identities";
    }

    /// <summary>The code of each refusal or, where it is ValidationError, its target.</summary>
    private static async Task<string> MistakesInTurnAsync(RunningEmulator emulator)
    {
        const string worst = """{"scopes":["sms"],"expiresInMinutes":1}""";
        var own = await emulator.NewIdentityAsync();
        Call[] calls =
        [
            Issue("nobody", "{}") with { Version = "2099-01-01", SignedBy = null },
            Issue("nobody", "{}") with { Version = "2099-01-01" },
            Issue("nobody", "{}"),
            Issue("nobody", worst),
            Issue(Ids.Foreign, worst),
            Issue(Ids.Unknown, worst),
            Issue(own, worst),
            Issue(own, """{"scopes":["chat"],"expiresInMinutes":1}"""),
        ];
        var told = new List<string?>();
        foreach (var call in calls)
        {
            var answer = await emulator.SendAsync(call);
            told.Add(answer.ErrorCode == "ValidationError" ? answer.Json.GetProperty("error").GetProperty("target").GetString()
                : answer.ErrorCode);
        }

        return string.Join(", ", told);

        static Call Issue(string id, string body) => new("POST", $"/identities/{id}/:issueAccessToken", body);
    }
}
