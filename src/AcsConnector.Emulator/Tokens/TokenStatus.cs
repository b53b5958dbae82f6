using System.Text.Json;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Tokens;

/// <summary>Whether a token is alive, and if not, why.</summary>
internal sealed class TokenStatus(SigningKey key, IdentityStore identities, TimeProvider time)
{
    private const string Alive = "alive";

    public async Task<(bool Active, string Reason, JsonElement? Claims)> CheckAsync(string token)
    {
        if (await key.VerifyAsync(token) is not { } claims)
            return (false, "not issued by this emulator", null);
        if (!claims.TryGetProperty("skypeid", out var skypeId))
            return (false, "not an access token of a user", claims);

        var reason = await FindReasonAsync(skypeId.GetString()!, claims);
        return (reason == Alive, reason, claims);
    }

    private async Task<string> FindReasonAsync(string skypeId, JsonElement claims)
    {
        if (claims.GetProperty("exp").GetInt64() <= time.GetUtcNow().ToUnixTimeSeconds())
            return "expired";
        if (!skypeId.StartsWith("acs:", StringComparison.Ordinal))
            return Alive; // A Teams user's token: only its expiry ends it.

        var identity = await identities.FindAsync(IdentityId.ParseUser($"8:{skypeId}"));
        if (identity is null)
            return "identity deleted";

        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("iat").GetInt64());
        return issuedAt < identity.TokensValidFrom ? "revoked" : Alive;
    }
}
