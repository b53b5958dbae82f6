namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>How long tokens live here, and whose they are.</summary>
internal static class TokenChoices
{
    private const string WithToken = """{"createTokenWithScopes":["chat"]}""";

    public static readonly FidelityGroup All = new("Access tokens",
    [
        new("life without `expiresInMinutes`", "1440 minutes", Rests.OnDocumentation, async emulator =>
            $"{(DateTimeOffset.Parse((await emulator.CreateAsync(WithToken)).ExpiresOn, null) - emulator.Clock.GetUtcNow()).TotalMinutes} minutes"),
        new("two tokens of one identity", "alive, alive", Rests.OnDocumentation, async emulator =>
        {
            var created = await emulator.CreateAsync(WithToken);
            return await StatesAsync(emulator, created, await emulator.IssueAsync(created.Id));
        }),
        new("a token and its identity's revocation", "revoked at once", "documentation: it may take 15 minutes", async emulator =>
        {
            var created = await emulator.CreateAsync(WithToken);
            await emulator.RevokeAsync(created.Id);
            return $"{await StatesAsync(emulator, created)} at once";
        }),
        new("a token issued in the second of a revocation, after it", "alive; `iat` is the next second",
            Rests.OnAGuessThat("`iat` counts seconds, and tokens of before and after need telling apart"), async emulator =>
            {
                var id = await emulator.NewIdentityAsync();
                await emulator.RevokeAsync(id);
                var issued = await emulator.IssueAsync(id);
                var later = Jwt.Claims(issued.Token).GetProperty("iat").GetInt64() - emulator.Clock.GetUtcNow().ToUnixTimeSeconds();
                return $"{await StatesAsync(emulator, issued)}; `iat` is {(later == 1 ? "the next second" : $"{later} seconds later")}";
            }),
        new("a token of a deleted identity", "identity deleted", Rests.OnDocumentation, async emulator =>
        {
            var created = await emulator.CreateAsync(WithToken);
            await emulator.DeleteAsync(created.Id);
            return await StatesAsync(emulator, created);
        }),
        new("a token in the second of its `exp`", "expired", Rests.OnAGuess, async emulator =>
        {
            var created = await emulator.CreateAsync(WithToken);
            emulator.Clock.Advance(TimeSpan.FromDays(1));
            return await StatesAsync(emulator, created);
        }),
        new("end of a Teams user's token", "that of the Entra token", Rests.OnDocumentation, async emulator =>
        {
            var (entra, answer) = await ExchangeAsync(emulator);
            return Jwt.Claims(answer.Token).GetProperty("exp").GetInt64() == Jwt.Claims(entra).GetProperty("exp").GetInt64()
                ? "that of the Entra token" : answer.ExpiresOn;
        }),
        new("scopes of a Teams user's token", "chat,voip", Rests.OnAGuess, async emulator =>
            Jwt.Scopes((await ExchangeAsync(emulator)).Answer.Token)!),
        new("`skypeid` of a Teams user's token", "orgid:<the user's id>", Rests.OnAGuessThat("Teams users' ids begin with 8:orgid:"),
            async emulator =>
            Jwt.Claims((await ExchangeAsync(emulator)).Answer.Token).GetProperty("skypeid").GetString()!.Replace(Ids.TeamsUser,
                "<the user's id>", StringComparison.Ordinal)),
        FidelityRow.StatusAndBody("exchange of a Teams user's Entra token without one of its two permissions",
            Told.Error(401, "InvalidAccessToken", "Provided access token is not valid."),
            "documentation: both are required; guess: as for any token that will not do", async emulator =>
                await emulator.ExchangeAsync(Body(await emulator.NewEntraUserTokenAsync(["https://auth.msft.communication.azure.com/Teams.ManageCalls"])))),
        FidelityRow.StatusAndBody("exchange of an Entra token the emulator did not make",
            Told.Error(401, "InvalidAccessToken", "Provided access token is not valid."),
            Rests.OnAGuessThat("it cannot be checked without the network"), async emulator =>
            {
                var unsigned = Jwt.WithPayload(await emulator.NewEntraTokenAsync(), "{}");
                return await emulator.ExchangeAsync(Body(unsigned));
            }),
    ]);

    private static async Task<(string Entra, Answer Answer)> ExchangeAsync(RunningEmulator emulator)
    {
        var entra = await emulator.NewEntraTokenAsync();
        return (entra, await emulator.ExchangeAsync(Body(entra)));
    }

    private static string Body(string token) => $$"""{"token":"{{token}}","appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}"}""";

    private static async Task<string> StatesAsync(RunningEmulator emulator, params Answer[] answers) =>
        string.Join(", ", await Task.WhenAll(answers.Select(answer => emulator.StateOfAsync(answer.Token))));
}
