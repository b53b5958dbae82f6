using System.Globalization;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Tokens;

internal sealed record AccessToken(string Text, DateTimeOffset ExpiresOn);

/// <summary>Makes access tokens with the service's claims, in its order.</summary>
/// <param name="issued">Where it notes those of identities; null for nowhere.</param>
internal sealed class TokenIssuer(SigningKey key, TimeProvider time, IssuedTokens? issued = null)
{
    /// <summary>The claim scp is this number whatever the scopes are; they stand in acsScope.</summary>
    private const int Scp = 1792;

    public Task<AccessToken> IssueAsync(StoredIdentity identity, string[] scopes, TimeSpan lifetime)
    {
        var issuedAt = identity.LastTokenIssuedAt ?? time.GetUtcNow();
        return IssueAsync(identity.User, string.Join(',', scopes), issuedAt, issuedAt + lifetime);
    }

    /// <summary>The token of an Entra user lives as long as the Entra token it was exchanged for.</summary>
    public Task<AccessToken> IssueToEntraUserAsync(StoredIdentity identity, IEnumerable<string> scopes, DateTimeOffset expiresOn) => IssueAsync(
        identity.User, string.Join(',', scopes), identity.LastTokenIssuedAt ?? time.GetUtcNow(), expiresOn);

    /// <summary>The token of a Teams user lives as long as the Entra token it was exchanged for. Its scopes are our choice.</summary>
    public Task<AccessToken> IssueForTeamsUserAsync(Guid userId, DateTimeOffset expiresOn) =>
        SignAsync($"orgid:{userId}", "chat,voip", time.GetUtcNow(), expiresOn);

    private Task<AccessToken> IssueAsync(string user, string scopes, DateTimeOffset issuedAt, DateTimeOffset expiresOn)
    {
        issued?.Add(new IssuedToken(user, scopes, issuedAt, expiresOn));
        return SignAsync($"acs:{DevelopmentResource.Id}_{user}", scopes, issuedAt, expiresOn);
    }

    private async Task<AccessToken> SignAsync(string skypeId, string scopes, DateTimeOffset issuedAt, DateTimeOffset expiresOn)
    {
        var iat = issuedAt.ToUnixTimeSeconds();
        var token = await key.SignAsync(claims =>
        {
            claims.WriteString("skypeid"u8, skypeId);
            claims.WriteNumber("scp"u8, Scp);
            claims.WriteString("csi"u8, iat.ToString(CultureInfo.InvariantCulture));
            claims.WriteNumber("exp"u8, expiresOn.ToUnixTimeSeconds());
            claims.WriteString("rgn"u8, "amer"u8);
            claims.WriteString("acsScope"u8, scopes);
            claims.WriteString("resourceId"u8, DevelopmentResource.Id);
            claims.WriteString("resourceLocation"u8, "unitedstates"u8);
            claims.WriteNumber("iat"u8, iat);
        });
        return new AccessToken(token, expiresOn);
    }
}
