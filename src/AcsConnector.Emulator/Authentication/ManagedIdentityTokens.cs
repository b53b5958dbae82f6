using System.Text.Json;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Authentication;

/// <summary>The bearer tokens of this emulator's managed-identity endpoint: made here, and the only ones accepted here.</summary>
internal sealed class ManagedIdentityTokens(SigningKey key, TimeProvider time)
{
    /// <summary>The resource all SDKs ask for. Their scope has a double slash, so that the resource ends in one.</summary>
    public const string Resource = "https://communication.azure.com/";

    private const string Issuer = "acs-connector-emulator/msi";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<(string Token, DateTimeOffset ExpiresOn)> IssueAsync(string resource)
    {
        var now = time.GetUtcNow();
        var expiresOn = now + Lifetime;
        var token = await key.SignAsync(claims =>
        {
            claims.WriteString("aud"u8, resource);
            claims.WriteString("iss"u8, Issuer);
            claims.WriteNumber("iat"u8, now.ToUnixTimeSeconds());
            claims.WriteNumber("nbf"u8, now.ToUnixTimeSeconds());
            claims.WriteNumber("exp"u8, expiresOn.ToUnixTimeSeconds());
        });
        return (token, expiresOn);
    }

    /// <exception cref="ServiceException">401 with the reason.</exception>
    public async ValueTask VerifyAsync(HttpRequest request, string token)
    {
        // SDKs refuse to send a bearer token over http; so does the service.
        if (!request.IsHttps)
            throw ServiceErrors.Denied("BearerOverHttp", "A bearer token is accepted over https only.");

        var claims = await key.VerifyAsync(token);
        if (claims is not { } payload || Text(payload, "iss") != Issuer)
            throw ServiceErrors.Denied("UnknownBearer", "The bearer token was not issued by this emulator's /msi/token.");
        if (Text(payload, "aud")?.TrimEnd('/') != Resource.TrimEnd('/'))
            throw ServiceErrors.Denied("WrongAudience", $"The bearer token is for '{Text(payload, "aud")}', not for '{Resource}'.");
        if (payload.GetProperty("exp").GetInt64() <= time.GetUtcNow().ToUnixTimeSeconds())
            throw ServiceErrors.Denied("ExpiredBearer", "The bearer token has expired.");
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
