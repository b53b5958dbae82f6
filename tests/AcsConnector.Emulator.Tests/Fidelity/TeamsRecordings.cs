using static AcsConnector.Emulator.Tests.Fidelity.Recording;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>Recorded responses to the exchange of a Teams user's Entra token.</summary>
internal static class TeamsRecordings
{
    private const string Other = "33333333-3333-4333-8333-333333333333";

    public static readonly FidelityGroup Exchange = new("Exchange the token of a Teams user",
    [
        FidelityRow.Whole("a token, its app and its user", Told.Success(200,
            """{"token":"<jwt>","expiresOn":"<yyyy-MM-ddTHH:mm:ss.fffffff>+00:00"}"""), One,
            emulator => ExchangeAsync(emulator)),
        FidelityRow.Whole("`token` empty", Told.EarlyError(401, "InvalidAccessToken", "Provided access token is not valid."),
            Net("GetTokenForTeamsUserWithEmptyTokenShouldThrow"), emulator => ExchangeAsync(emulator, token: "")),
        FidelityRow.StatusAndBody("`token` that is no token", InvalidToken, One, emulator => ExchangeAsync(emulator, token: "invalid")),
        FidelityRow.StatusAndBody("`token` that has expired", InvalidToken, One, async emulator =>
        {
            var token = await emulator.NewEntraTokenAsync(minutes: 1);
            emulator.Clock.Advance(TimeSpan.FromMinutes(2));
            return await ExchangeAsync(emulator, token);
        }),
        FidelityRow.Whole("`appId` empty", Required("AppId"), Net("GetTokenForTeamsUserWithEmptyClientIdShouldThrow"), emulator =>
            ExchangeAsync(emulator, app: "")),
        FidelityRow.Whole("`userId` empty", Required("UserId"), Net("GetTokenForTeamsUserWithEmptyUserObjectIdShouldThrow"), emulator =>
            ExchangeAsync(emulator, user: "")),
        FidelityRow.Whole("`appId` no GUID", Told.ActionError(400, "ValidationError", "Provided AppId has invalid format.", "appId"),
            Net("GetTokenForTeamsUserWithInvalidClientIdShouldThrow"), emulator => ExchangeAsync(emulator, app: "invalid")),
        FidelityRow.Whole("`userId` no GUID", Told.ActionError(400, "ValidationError", "Provided UserId has invalid format.", "userId"),
            Net("GetTokenForTeamsUserWithInvalidUserObjectIdShouldThrow"), emulator => ExchangeAsync(emulator, user: "invalid")),
        FidelityRow.Whole("`appId` of another app", Told.ActionError(400, "ValidationError", "AAD application is not the expected one.",
            "appId"),
            Net("GetTokenForTeamsUserWithWrongClientIdShouldThrow"), emulator => ExchangeAsync(emulator, app: Other)),
        FidelityRow.Whole("`userId` of another user", Told.ActionError(400, "ValidationError",
            "Provided AAD token issued for unexpected user.", "userId"),
            Net("GetTokenForTeamsUserWithWrongUserObjectIdShouldThrow"), emulator => ExchangeAsync(emulator, user: Other)),
    ]);

    private static string InvalidToken => Told.Error(401, "InvalidAccessToken", "Provided access token is not valid.");

    private static string Required(string field) => Told.EarlyError(400, "ValidationError", $"{field}: The {field} field is required.",
        field);

    private static async Task<Answer> ExchangeAsync(RunningEmulator emulator, string? token = null, string app = Ids.App,
        string user = Ids.TeamsUser) =>
        await emulator.ExchangeAsync($$"""{"token":"{{token ?? await emulator.NewEntraTokenAsync()}}","appId":"{{app}}","userId":"{{user}}"}""", NetVersion);
}
