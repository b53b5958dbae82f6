using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>Hands out Entra test tokens of users, which the exchanges take: those of Teams users, and those of the Teams extension and of Entra users.</summary>
internal static class EntraUserTokenRoutes
{
    private const string Example = """{"appId":"<guid>","userId":"<guid>"}""";
    private const int DefaultMinutes = 75;
    private const int MaxMinutes = 1440;

    private static readonly string[] OfTeamsUsers = [EntraApi.Teams.ScopeOf(EntraApi.ManageTeamsCalls), EntraApi.Teams.ScopeOf(EntraApi.ManageTeamsChats)];
    private static readonly string[] OfEntraUsers = [EntraApi.Clients.DefaultScope];

    /// <param name="Scopes">As an SDK asks for them, all of one API: <c>https://communication.azure.com/clients/VoIP</c>.</param>
    /// <param name="GroupIds">The groups of the user that the token names.</param>
    /// <param name="ExpiresInMinutes">0 or less for a token that has expired.</param>
    public sealed record Request(
        string? AppId, string? UserId, string? TenantId, IReadOnlyList<string?>? Scopes, IReadOnlyList<string?>? GroupIds, int? ExpiresInMinutes);

    public static void MapEntraUserTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/teams-user-token", (HttpContext http, EntraTestTokens tokens, TimeProvider time) => IssueAsync(http, tokens, time, OfTeamsUsers));
        routes.MapPost("/entra-user-token", (HttpContext http, EntraTestTokens tokens, TimeProvider time) => IssueAsync(http, tokens, time, OfEntraUsers));
    }

    private static async Task IssueAsync(HttpContext http, EntraTestTokens tokens, TimeProvider time, string[] scopes)
    {
        var request = await JsonBody.ReadAsync(http, ControlJson.Wire.EntraUserTokenRequest, Example);
        var asked = ToToken(request, scopes, time.GetUtcNow());
        await JsonBody.WriteAsync(
            http, AccessTokenBody.From(new AccessToken(await tokens.IssueAsync(asked), asked.ExpiresOn)), BodiesJson.Wire.AccessTokenBody);
    }

    private static EntraToken ToToken(Request request, string[] defaultScopes, DateTimeOffset now)
    {
        var appId = ParseGuid(request.AppId, "appId");
        var userId = ParseGuid(request.UserId, "userId");
        var tenantId = request.TenantId is null ? Guid.Empty : ParseGuid(request.TenantId, "tenantId");
        var (audience, permissions) = EntraApi.Read(request.Scopes?.Select(scope => scope ?? "").ToList() ?? [.. defaultScopes])
            ?? throw Invalid($"scopes must all be of one API, as {EntraApi.Clients.ScopeOf("VoIP")} and {EntraApi.Clients.ScopeOf("Chat")} are.", "scopes");
        var groups = request.GroupIds?.Select(id => ParseGuid(id, "groupIds")).ToList() ?? [];
        var minutes = request.ExpiresInMinutes ?? DefaultMinutes;
        if (minutes is < -MaxMinutes or > MaxMinutes)
            throw Invalid($"expiresInMinutes must be from -{MaxMinutes} to {MaxMinutes}; 0 or less makes a token that has expired.", "expiresInMinutes");

        return new EntraToken(appId, userId, tenantId, audience, permissions, groups, now.AddMinutes(minutes));
    }

    private static Guid ParseGuid(string? text, string name) => Guid.TryParse(text, out var value) ? value : throw Invalid($"{name} must be a GUID.", name);

    private static ServiceException Invalid(string message, string target) => ServiceErrors.Control(400, "ValidationError", message, target);
}
