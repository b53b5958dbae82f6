using System.Text.Json;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>The limits.</summary>
internal static class LimitChoices
{
    private const string OfItsOwn = "documentation: Service limits, \"exchange\"; guess: each exchange has its own";

    public static readonly FidelityGroup Limits = new("Limits",
    [
        Limit("CreateIdentity", "create", 1000),
        Limit("CreateIdentityWithToken", "create with a token", 1000),
        Limit("IssueAccessToken", "issue", 1000),
        Limit("ExchangeTeamsUserAccessToken", "exchange", 500),
        Limit("ExchangeTeamsExtensionAccessToken", "exchange, Teams extension", 500, OfItsOwn),
        Limit("ExchangeEntraUserAccessToken", "exchange, Entra users", 500, OfItsOwn),
        Limit("RevokeAccessTokens", "revoke", 500),
        Limit("DeleteIdentity", "delete", 500),
        FidelityRow.Whole("the 501st delete", Told.ActionError(429, "TooManyRequests",
            "The request rate limit was exceeded. Retry after 30 seconds."),
            Rests.OnAGuess, AfterTheLimitAsync),
        new("`Retry-After` of it", "30", Rests.OnSdk("JavaScript and Python wait as long"), async emulator =>
            (await AfterTheLimitAsync(emulator))["Retry-After"] ?? "absent"),
        new("the window", "fixed, 30 seconds", Rests.OnAGuessThat("the documentation names its length only"), async emulator =>
        {
            await AfterTheLimitAsync(emulator);
            emulator.Clock.Advance(TimeSpan.FromSeconds(29));
            var before = (await emulator.DeleteAsync(Ids.Unknown)).Status;
            emulator.Clock.Advance(TimeSpan.FromSeconds(1));
            return (before, (await emulator.DeleteAsync(Ids.Unknown)).Status) is (429, 204) ? "fixed, 30 seconds" : "another";
        }),
        new("calls that are refused", "do not count", Rests.OnAGuess, async emulator =>
        {
            await emulator.DeleteAsync(Ids.Foreign);
            return await UsedAsync(emulator) == 0 ? "do not count" : "count";
        }),
        new("the 501st delete, with `--no-limits`", "204", Rests.OnAGuess, async emulator =>
            $"{(await AfterTheLimitAsync(emulator)).Status}")
        {
            Options = options => options with { EnforceLimits = false },
        },
    ]);

    private static FidelityRow Limit(string name, string operation, int limit, string rests = Rests.OnLimits) =>
        new(operation, $"{limit} in 30 seconds", rests, async emulator =>
            $"{(await LimitAsync(emulator, name)).GetProperty("limit")} in 30 seconds");

    private static async Task<Answer> AfterTheLimitAsync(RunningEmulator emulator)
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => emulator.DeleteAsync(Ids.Unknown)));
        return await emulator.DeleteAsync(Ids.Unknown);
    }

    private static async Task<int> UsedAsync(RunningEmulator emulator) =>
        (await LimitAsync(emulator, "DeleteIdentity")).GetProperty("used").GetInt32();

    private static async Task<JsonElement> LimitAsync(RunningEmulator emulator, string name) =>
        (await emulator.ControlAsync("GET", "/_emulator/limits")).Json.GetProperty("value").EnumerateArray().Single(limit =>
            limit.GetProperty("name").GetString() == name);
}
