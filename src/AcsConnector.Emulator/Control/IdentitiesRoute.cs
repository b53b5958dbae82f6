using System.Globalization;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator.Control;

/// <summary>The emulator's list of identities, newest first, and the way back to an empty emulator. The service has neither.</summary>
internal static class IdentitiesRoute
{
    private const int LargestPage = 1000;

    public sealed record Answer(IReadOnlyList<Item> Value, long Total, string? Next);

    public sealed record Item(string Id, string? CustomId, DateTimeOffset CreatedAt, DateTimeOffset? LastTokenIssuedAt, DateTimeOffset? TokensValidFrom, DateTimeOffset? TokensExpireAt);

    public static void MapIdentities(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/identities", List);
        routes.MapPost("/reset", Reset);
    }

    private static async Task List(HttpContext http)
    {
        var query = http.Request.Query;
        if (!int.TryParse(query["top"].FirstOrDefault() ?? "100", NumberStyles.None, CultureInfo.InvariantCulture, out var top) || top is < 1 or > LargestPage)
            throw ServiceErrors.Control(400, "ValidationError", $"top must be a number from 1 to {LargestPage}.", "top");

        var before = query["before"].FirstOrDefault();
        var identities = http.RequestServices.GetRequiredService<IdentityStore>();
        var (page, total) = await identities.ListAsync(SearchText(query["search"].FirstOrDefault()), before is null ? null : IdentityId.UserOf(before), top + 1);

        var items = page.Take(top).Select(identity => new Item(
            IdentityId.Format(identity.User), identity.CustomId, identity.CreatedAt, identity.LastTokenIssuedAt,
            identity.TokensValidFrom == DateTimeOffset.UnixEpoch ? null : identity.TokensValidFrom, identity.TokensExpireAt)).ToList();
        await ControlJson.WriteAsync(http, new Answer(items, total, page.Count > top ? items[^1].Id : null), EmulatorJson.Wire.IdentitiesAnswer);
    }

    private static async Task Reset(HttpContext http)
    {
        await http.RequestServices.GetRequiredService<IdentityStore>().ResetAsync();
        http.RequestServices.GetRequiredService<FaultList>().Clear();
        http.RequestServices.GetRequiredService<RateLimits>().Reset();
        http.RequestServices.GetRequiredService<RequestLog>().Clear();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Ids are stored without what all of them share.</summary>
    private static string? SearchText(string? search)
    {
        var shared = IdentityId.Format("");
        if (search is null || shared.StartsWith(search, StringComparison.OrdinalIgnoreCase))
            return null;
        return search.StartsWith(shared, StringComparison.OrdinalIgnoreCase) ? search[shared.Length..] : search;
    }
}
