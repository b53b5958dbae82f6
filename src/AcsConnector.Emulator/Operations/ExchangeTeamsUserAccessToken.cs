using System.Text.Json.Serialization;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Operations;

/// <summary>Takes only Entra tokens that this emulator handed out itself (POST /_emulator/teams-user-token).</summary>
internal sealed class ExchangeTeamsUserAccessToken(EntraTestTokens entraTokens, TokenIssuer tokens, RateLimits limits) : IServiceOperation
{
    public sealed record Request(string? Token, string? AppId, string? UserId);

    public string Name => "ExchangeTeamsUserAccessToken";

    public string Method => "POST";

    public string Pattern => "/teamsUser/:exchangeAccessToken";

    public bool IsIn(ApiVersion version) => version.HasTeamsExchange;

    public string SupportedVersions { get; } = ApiVersion.ListOf(version => version.HasTeamsExchange);

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var request = call.Read(ExchangeTeamsUserAccessTokenJson.Wire.Request);

        // An empty token is refused before the action runs, then the fields are judged (recorded: no version header on either).
        if (string.IsNullOrEmpty(request?.Token))
            throw ServiceErrors.TeamsTokenMissing();
        if (string.IsNullOrEmpty(request.AppId))
            throw ServiceErrors.FieldRequired("AppId");
        if (string.IsNullOrEmpty(request.UserId))
            throw ServiceErrors.FieldRequired("UserId");

        if (!Guid.TryParse(request.AppId, out var appId))
            throw ServiceErrors.AppIdFormat();
        if (!Guid.TryParse(request.UserId, out var userId))
            throw ServiceErrors.UserIdFormat();
        var entra = await entraTokens.ReadAsync(request.Token);
        if (entra is null || entraTokens.HasExpired(entra) || !HasPermissions(entra))
            throw ServiceErrors.TeamsTokenInvalid();
        if (entra.AppId != appId)
            throw ServiceErrors.TeamsTokenOfAnotherApp();
        if (entra.UserId != userId)
            throw ServiceErrors.TeamsTokenOfAnotherUser();
        limits.Take(Limit.ExchangeTeamsUserAccessToken);

        var token = await tokens.IssueForTeamsUserAsync(userId, entra.ExpiresOn);
        return ServiceResponse.FromJson(200, AccessTokenBody.From(token), BodiesJson.Wire.AccessTokenBody);
    }

    /// <summary>Both are required (documentation); how the service says that one is missing is not known.</summary>
    private static bool HasPermissions(EntraToken token) => token.Audience == EntraApi.Teams.Audience
        && token.Permissions.Contains(EntraApi.ManageTeamsCalls) && token.Permissions.Contains(EntraApi.ManageTeamsChats);
}

[JsonSerializable(typeof(ExchangeTeamsUserAccessToken.Request))]
internal sealed partial class ExchangeTeamsUserAccessTokenJson : JsonSerializerContext
{
    public static ExchangeTeamsUserAccessTokenJson Wire { get; } = new(WireJson.NewOptions());
}
