using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Authentication;

/// <summary>Who may call the service: a request signed with an access key, or with a bearer token that this emulator issued.</summary>
internal sealed class Authenticator(HmacSignature hmac, ManagedIdentityTokens managedIdentity, EntraUserTokens entraUsers, TokenStatus users)
{
    /// <summary>The Entra token of the calling user; null where the service's owner calls.</summary>
    /// <exception cref="ServiceException">401; its inner error says why, which the real service does not.</exception>
    public async ValueTask<EntraToken?> AuthenticateAsync(HttpRequest request, ReadOnlyMemory<byte> body, Callers callers)
    {
        var authorization = request.Headers.Authorization.ToString();
        var isBearer = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        if (callers.EntraAudience is { } audience)
            return await entraUsers.VerifyAsync(request, isBearer ? BearerOf(authorization) : null, audience);

        if (authorization.StartsWith("HMAC-SHA256 ", StringComparison.OrdinalIgnoreCase))
            hmac.Verify(request, authorization, body.Span);
        else if (isBearer)
            await VerifyBearerAsync(request, BearerOf(authorization), callers);
        else if (authorization.Length == 0)
            throw ServiceErrors.Denied("NoAuthorization", "The request has no Authorization header. Sign it with the access key, or send a bearer token.");
        else
            throw ServiceErrors.Denied("UnknownScheme", "The Authorization header starts with neither 'HMAC-SHA256 ' nor 'Bearer '.");
        return null;
    }

    private static string BearerOf(string authorization) => authorization["Bearer ".Length..].Trim();

    private async ValueTask VerifyBearerAsync(HttpRequest request, string token, Callers callers)
    {
        if (callers.IncludeUsers && request.IsHttps && await IsOfUserAsync(token))
            return;

        await entraUsers.RefuseAsync(request, token);
        await managedIdentity.VerifyAsync(request, token);
    }

    /// <exception cref="ServiceException">It is, but it has ended.</exception>
    private async Task<bool> IsOfUserAsync(string token)
    {
        var (active, reason, claims) = await users.CheckAsync(token);
        if (claims?.TryGetProperty("skypeid", out _) is not true)
            return false;

        return active ? true : throw ServiceErrors.Denied("EndedUserToken", $"The user's access token is not valid any more: {reason}.");
    }
}
