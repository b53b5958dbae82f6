using System.Text.Json;

namespace AcsConnector.Emulator.Tokens;

/// <summary>Stand-ins for the Entra access tokens of users, for the exchanges: made here, and the only ones accepted there.</summary>
internal sealed class EntraTestTokens(SigningKey key, TimeProvider time)
{
    private const string Issuer = "acs-connector-emulator/entra";

    public async Task<string> IssueAsync(EntraToken token)
    {
        // One that has ended was issued an hour before it did.
        var now = time.GetUtcNow();
        var issuedAt = token.ExpiresOn > now ? now : token.ExpiresOn.AddHours(-1);
        return await key.SignAsync(claims =>
        {
            claims.WriteString("aud"u8, token.Audience);
            claims.WriteString("iss"u8, Issuer);
            claims.WriteNumber("iat"u8, issuedAt.ToUnixTimeSeconds());
            claims.WriteNumber("exp"u8, token.ExpiresOn.ToUnixTimeSeconds());
            claims.WriteString("appid"u8, token.AppId);
            claims.WriteString("oid"u8, token.UserId);
            claims.WriteString("tid"u8, token.TenantId);
            claims.WriteString("scp"u8, string.Join(' ', token.Permissions));
            WriteGroups(claims, token.Groups);
        });
    }

    /// <summary>Null for a token of another origin.</summary>
    public async ValueTask<EntraToken?> ReadAsync(string token)
    {
        if (await key.VerifyAsync(token) is not { } claims || !claims.TryGetProperty("iss", out var issuer) || issuer.GetString() != Issuer)
            return null;

        return new EntraToken(
            claims.GetProperty("appid").GetGuid(),
            claims.GetProperty("oid").GetGuid(),
            claims.GetProperty("tid").GetGuid(),
            claims.GetProperty("aud").GetString()!,
            claims.GetProperty("scp").GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            claims.TryGetProperty("groups", out var groups) ? [.. groups.EnumerateArray().Select(group => group.GetGuid())] : [],
            DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64()));
    }

    public bool HasExpired(EntraToken token) => token.ExpiresOn <= time.GetUtcNow();

    private static void WriteGroups(Utf8JsonWriter claims, IReadOnlyList<Guid> groups)
    {
        if (groups.Count == 0)
            return;

        claims.WriteStartArray("groups"u8);
        foreach (var group in groups)
            claims.WriteStringValue(group);
        claims.WriteEndArray();
    }
}
