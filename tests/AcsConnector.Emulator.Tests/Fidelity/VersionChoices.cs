namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>What the emulator does about api-versions.</summary>
internal static class VersionChoices
{
    private static readonly string NotInIt = Rests.OnSpecificationAndAGuess("as for a version that is not supported");
    private const string Unspecified = "in the words of ASP.NET API Versioning, from which the quoted refusal comes";

    public static readonly FidelityGroup All = new("Api-versions",
    [
        new("versions accepted", Answer.Versions, Rests.OnSpecification, async emulator => string.Join(", ",
            (await emulator.ControlAsync("GET", "/_emulator/health")).Json.GetProperty("apiVersions").EnumerateArray().Select(version =>
                version.GetString()))),
        FidelityRow.StatusAndBody("a version that only `api-supported-versions` named (2021-11-01)",
            Unsupported("/identities", "2021-11-01"),
            Rests.OnAGuessThat("it was never published"), emulator => emulator.CreateAsync(version: "2021-11-01")),
        FidelityRow.Whole("no version", Missing, Rests.OnAGuessThat(Unspecified), emulator =>
            emulator.SendAsync(new Call("POST", "/identities") { Version = null })),
        FidelityRow.Whole("an empty version", Missing, Rests.OnAGuessThat(Unspecified), emulator => emulator.CreateAsync(version: "")),
        FidelityRow.StatusAndBody("get, outside 2025-03-02-preview", Unsupported("/identities/8:acs:<res>_<user>", "2023-10-01"), NotInIt,
            async emulator => await emulator.GetAsync(await emulator.NewIdentityAsync(), "2023-10-01")),
        FidelityRow.StatusAndBody("exchange, before 2022-06-01", Unsupported("/teamsUser/:exchangeAccessToken", "2021-03-07"), NotInIt,
            emulator => emulator.ExchangeAsync("{}", "2021-03-07")),
        new("`expiresInMinutes` 60, before 2022-10-01", "201, a token of 1440 minutes",
            Rests.OnSpecificationAndAGuess("a version ignores what it does not have"), async emulator =>
        {
            var answer = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"],"expiresInMinutes":60}""", "2022-06-01");
            return $"{answer.Status}, a token of {(DateTimeOffset.Parse(answer.ExpiresOn, null) - emulator.Clock.GetUtcNow()).TotalMinutes} minutes";
        }),
        FidelityRow.Whole("the scope voip.join, before 2023-10-01",
            Told.ActionError(400, "ValidationError", "Invalid scopes - voip.join is not a valid scope.", "scopes"),
                Rests.OnSpecificationAndAGuess("as for any scope that does not exist"),
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(), """{"scopes":["voip.join"]}""", "2022-10-01")),
        FidelityRow.Whole("`customId` and a token, outside 2025-03-02-preview",
            Told.Success(201, """{"identity":{"id":"8:acs:<res>_<user>"},"accessToken":{"token":"<jwt>","expiresOn":"<yyyy-MM-ddTHH:mm:ss.fffffff>+00:00"}}"""),
            Rests.OnSpecificationAndAGuess("a version ignores what it does not have"), emulator =>
                emulator.CreateAsync("""{"customId":"bob","createTokenWithScopes":["chat"]}""", "2025-06-30")),
        FidelityRow.Whole("a version nobody knows, with `--any-api-version`",
            Told.Success(201, """{"identity":{"id":"8:acs:<res>_<user>"}}"""),
            Rests.OnAGuessThat("the newest stable version is nearest to it"), emulator => emulator.CreateAsync(version: "2099-01-01"))
            with { Options = options => options with { AcceptAnyApiVersion = true } },
    ]);

    private static string Missing => Told.EarlyError(400, "ApiVersionUnspecified", "An API version is required, but was not specified.");

    private static string Unsupported(string path, string version) => Told.Error(400, "UnsupportedApiVersion",
        $"The HTTP resource that matches the request URI 'http://<host>{path}' does not support the API version '{version}'.");
}
