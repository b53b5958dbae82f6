using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>The tokens of an identity that were issued since the start: what for and until when, never the tokens. The service has no such list.</summary>
internal static class TokensRoute
{
    public sealed record Response(IReadOnlyList<Issued> Value);

    /// <param name="State">alive, expired or revoked.</param>
    public sealed record Issued(IReadOnlyList<string> Scopes, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, string State);

    public static void MapTokens(this IEndpointRouteBuilder routes) => routes.MapGet("/tokens", ListAsync);

    private static async Task ListAsync(HttpContext http, IssuedTokens issued, IdentityStore identities, TimeProvider time)
    {
        var user = IdentityId.ParseUser(http.Request.Query["identity"].ToString());
        var identity = await identities.FindAsync(user) ?? throw ServiceErrors.Control(404, "IdentityNotFound", "There is no such identity.", "identity");
        var tokens = issued.Of(user).Select(token => new Issued(token.Scopes.Split(','), token.IssuedAt, token.ExpiresAt, StateOf(token, identity)));
        await JsonBody.WriteAsync(http, new Response([.. tokens]), ControlJson.Wire.TokensResponse);

        string StateOf(IssuedToken token, StoredIdentity of) =>
            token.ExpiresAt <= time.GetUtcNow() ? "expired"
            : DateTimeOffset.FromUnixTimeSeconds(token.IssuedAt.ToUnixTimeSeconds()) < of.TokensValidFrom ? "revoked"
            : "alive";
    }
}
