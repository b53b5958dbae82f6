using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>The keys that tokens are checked with.</summary>
internal static class PublicKeysRoute
{
    public static void MapPublicKeys(this IEndpointRouteBuilder routes) => routes.MapGet("/.well-known/jwks.json", GetAsync);

    private static async Task GetAsync(HttpContext http, SigningKey key) =>
        await JsonBody.WriteAsync(http, await key.PublicKeysAsync(), TokensJson.Wire.JsonWebKeySetBody);
}
