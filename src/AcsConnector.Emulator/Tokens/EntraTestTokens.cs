using System.Text.Json;

namespace AcsConnector.Emulator.Tokens;

internal sealed record TeamsUserToken(Guid AppId, Guid UserId, DateTimeOffset ExpiresOn);

/// <summary>Stand-ins for the Entra access tokens of Teams users, for the exchange: made here, and the only ones accepted there.</summary>
internal sealed class EntraTestTokens(SigningKey key, TimeProvider time)
{
    /// <summary>The audience of the Teams scopes (Teams.ManageCalls, Teams.ManageChats).</summary>
    private const string Audience = "https://auth.msft.communication.azure.com";

    private const string Issuer = "acs-connector-emulator/entra";

    public async Task<(string Token, DateTimeOffset ExpiresOn)> IssueAsync(Guid appId, Guid userId, Guid tenantId, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        var expiresOn = now + lifetime;
        var token = await key.SignAsync(claims =>
        {
            claims.WriteString("aud"u8, Audience);
            claims.WriteString("iss"u8, Issuer);
            claims.WriteNumber("iat"u8, now.ToUnixTimeSeconds());
            claims.WriteNumber("exp"u8, expiresOn.ToUnixTimeSeconds());
            claims.WriteString("appid"u8, appId);
            claims.WriteString("oid"u8, userId);
            claims.WriteString("tid"u8, tenantId);
            claims.WriteString("scp"u8, "Teams.ManageCalls Teams.ManageChats"u8);
        });
        return (token, expiresOn);
    }

    /// <summary>Null for a token of another origin or one that has expired.</summary>
    public async Task<TeamsUserToken?> ReadTeamsUserTokenAsync(string token)
    {
        if (await key.VerifyAsync(token) is not { } claims || !claims.TryGetProperty("iss", out var issuer) || issuer.GetString() != Issuer)
            return null;

        var read = new TeamsUserToken(
            claims.GetProperty("appid").GetGuid(),
            claims.GetProperty("oid").GetGuid(),
            DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64()));
        return read.ExpiresOn > time.GetUtcNow() ? read : null;
    }
}
