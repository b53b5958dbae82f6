using System.Globalization;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>The emulator's list of identities, newest first. The service has none.</summary>
internal static class IdentitiesRoute
{
    private const int MaxPage = 1000;

    public sealed record Response(IReadOnlyList<Item> Value, long Total, string? Next);

    public sealed record Item(string Id, string? CustomId, DateTimeOffset CreatedAt, DateTimeOffset? LastTokenIssuedAt, DateTimeOffset? TokensValidFrom, DateTimeOffset? TokensExpireAt);

    public static void MapIdentities(this IEndpointRouteBuilder routes) => routes.MapGet("/identities", ListAsync);

    private static async Task ListAsync(HttpContext http, IdentityStore identities)
    {
        var query = http.Request.Query;
        if (!int.TryParse(query["top"].FirstOrDefault() ?? "100", NumberStyles.None, CultureInfo.InvariantCulture, out var top) || top is < 1 or > MaxPage)
            throw ServiceErrors.Control(400, "ValidationError", $"top must be a number from 1 to {MaxPage}.", "top");

        var before = query["before"].FirstOrDefault();
        var (page, total) = await identities.ListAsync(ToSearchText(query["search"].FirstOrDefault()), before is null ? null : IdentityId.ParseUser(before), top + 1);

        var items = page.Take(top).Select(identity => new Item(
            IdentityId.Format(identity.User), identity.CustomId, identity.CreatedAt, identity.LastTokenIssuedAt,
            identity.TokensValidFrom == DateTimeOffset.UnixEpoch ? null : identity.TokensValidFrom, identity.TokensExpireAt)).ToList();
        await JsonBody.WriteAsync(http, new Response(items, total, page.Count > top ? items[^1].Id : null), ControlJson.Wire.IdentitiesResponse);
    }

    /// <summary>Ids are stored without what all of them share.</summary>
    private static string? ToSearchText(string? search)
    {
        var shared = IdentityId.Format("");
        if (search is null || shared.StartsWith(search, StringComparison.OrdinalIgnoreCase))
            return null;
        return search.StartsWith(shared, StringComparison.OrdinalIgnoreCase) ? search[shared.Length..] : search;
    }
}
