using AcsConnector.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Authentication;

/// <summary>Who may call the service: a request signed with an access key, or a bearer token of this emulator's managed identity.</summary>
internal sealed class Authenticator(HmacSignature hmac, ManagedIdentityTokens managedIdentity)
{
    /// <exception cref="ServiceException">401; its inner error says why, which the real service does not.</exception>
    public async ValueTask AuthenticateAsync(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith("HMAC-SHA256 ", StringComparison.OrdinalIgnoreCase))
            hmac.Verify(request, authorization, body.Span);
        else if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            await managedIdentity.VerifyAsync(request, authorization["Bearer ".Length..].Trim());
        else if (authorization.Length == 0)
            throw ServiceErrors.Denied("NoAuthorization", "The request has no Authorization header. Sign it with the access key, or send a bearer token.");
        else
            throw ServiceErrors.Denied("UnknownScheme", "The Authorization header starts with neither 'HMAC-SHA256 ' nor 'Bearer '.");
    }
}
