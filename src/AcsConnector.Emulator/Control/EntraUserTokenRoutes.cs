using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>Hands out Entra test tokens of a Teams user, which the exchange takes.</summary>
internal static class TeamsUserTokenRoute
{
    private const string Example = """{"appId":"<guid>","userId":"<guid>"}""";
    private const int DefaultMinutes = 75;

    public sealed record Request(string? AppId, string? UserId, string? TenantId, int? ExpiresInMinutes);

    public static void MapTeamsUserToken(this IEndpointRouteBuilder routes) => routes.MapPost("/teams-user-token", IssueAsync);

    private static async Task IssueAsync(HttpContext http, EntraTestTokens tokens)
    {
        var request = await JsonBody.ReadAsync(http, ControlJson.Wire.TeamsUserTokenRequest, Example);
        var appId = ParseGuid(request.AppId, "appId");
        var userId = ParseGuid(request.UserId, "userId");
        var tenantId = request.TenantId is null ? Guid.Empty : ParseGuid(request.TenantId, "tenantId");
        var minutes = request.ExpiresInMinutes ?? DefaultMinutes;
        if (minutes is < 1 or > 1440)
            throw ServiceErrors.Control(400, "ValidationError", "expiresInMinutes must be from 1 to 1440.", "expiresInMinutes");

        var (token, expiresOn) = await tokens.IssueAsync(appId, userId, tenantId, TimeSpan.FromMinutes(minutes));
        await JsonBody.WriteAsync(http, AccessTokenBody.From(new AccessToken(token, expiresOn)), BodiesJson.Wire.AccessTokenBody);
    }

    private static Guid ParseGuid(string? text, string name) => Guid.TryParse(text, out var value)
        ? value
        : throw ServiceErrors.Control(400, "ValidationError", $"{name} must be a GUID.", name);
}
