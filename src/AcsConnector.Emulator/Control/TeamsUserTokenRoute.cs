using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator.Control;

/// <summary>Hands out Entra test tokens of a Teams user, which the exchange takes.</summary>
internal static class TeamsUserTokenRoute
{
    private const string Example = """{"appId":"<guid>","userId":"<guid>"}""";
    private const int DefaultMinutes = 75;

    public sealed record Request(string? AppId, string? UserId, string? TenantId, int? ExpiresInMinutes);

    public static void MapTeamsUserToken(this IEndpointRouteBuilder routes) => routes.MapPost("/teams-user-token", Issue);

    private static async Task Issue(HttpContext http)
    {
        var request = await ControlJson.ReadAsync(http, EmulatorJson.Wire.TeamsUserTokenRequest, Example);
        var appId = GuidOf(request.AppId, "appId");
        var userId = GuidOf(request.UserId, "userId");
        var tenantId = request.TenantId is null ? Guid.Empty : GuidOf(request.TenantId, "tenantId");
        var minutes = request.ExpiresInMinutes ?? DefaultMinutes;
        if (minutes is < 1 or > 1440)
            throw ServiceErrors.Control(400, "ValidationError", "expiresInMinutes must be from 1 to 1440.", "expiresInMinutes");

        var tokens = http.RequestServices.GetRequiredService<EntraTestTokens>();
        var (token, expiresOn) = await tokens.IssueAsync(appId, userId, tenantId, TimeSpan.FromMinutes(minutes));
        await ControlJson.WriteAsync(http, AccessTokenBody.Of(new AccessToken(token, expiresOn)), EmulatorJson.Wire.AccessTokenBody);
    }

    private static Guid GuidOf(string? text, string name) => Guid.TryParse(text, out var value)
        ? value
        : throw ServiceErrors.Control(400, "ValidationError", $"{name} must be a GUID.", name);
}
