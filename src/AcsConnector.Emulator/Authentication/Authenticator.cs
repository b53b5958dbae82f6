using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Authentication;

/// <summary>Who may call the service: a request signed with an access key, or a bearer token of this emulator's managed identity.</summary>
internal sealed class Authenticator(HmacSignature hmac, ManagedIdentityTokens managedIdentity, TokenStatus users)
{
    /// <param name="usersToo">Takes the access tokens of users, too, with which they sign in to chat and calling.</param>
    /// <exception cref="ServiceException">401; its inner error says why, which the real service does not.</exception>
    public async ValueTask AuthenticateAsync(HttpRequest request, ReadOnlyMemory<byte> body, bool usersToo = false)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith("HMAC-SHA256 ", StringComparison.OrdinalIgnoreCase))
            hmac.Verify(request, authorization, body.Span);
        else if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            await VerifyBearerAsync(request, authorization["Bearer ".Length..].Trim(), usersToo);
        else if (authorization.Length == 0)
            throw ServiceErrors.Denied("NoAuthorization", "The request has no Authorization header. Sign it with the access key, or send a bearer token.");
        else
            throw ServiceErrors.Denied("UnknownScheme", "The Authorization header starts with neither 'HMAC-SHA256 ' nor 'Bearer '.");
    }

    private async ValueTask VerifyBearerAsync(HttpRequest request, string token, bool usersToo)
    {
        if (!usersToo || !request.IsHttps || !await IsOfUserAsync(token))
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
