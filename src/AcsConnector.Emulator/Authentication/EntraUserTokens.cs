using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Authentication;

/// <summary>The Entra tokens of users as bearer tokens. Only the exchanges take them, and those take nothing else.</summary>
internal sealed class EntraUserTokens(EntraTestTokens tokens)
{
    /// <param name="token">Null when the request bears none.</param>
    /// <param name="audience">The API that it has to be for.</param>
    /// <exception cref="ServiceException">401 with the reason.</exception>
    public async ValueTask<EntraToken> VerifyAsync(HttpRequest request, string? token, string audience)
    {
        if (token is null)
            throw ServiceErrors.Denied("EntraTokenNeeded", "This operation takes the Entra token of a user as a bearer token, no signature.");
        if (!request.IsHttps)
            throw ServiceErrors.Denied("BearerOverHttp", "A bearer token is accepted over https only.");

        var read = await tokens.ReadAsync(token)
            ?? throw ServiceErrors.Denied("UnknownBearer", "The bearer token was not issued by this emulator's /_emulator/entra-user-token.");
        if (read.Audience != audience)
            throw ServiceErrors.Denied("WrongAudience", $"The bearer token is for '{read.Audience}', not for '{audience}'.");
        return tokens.HasExpired(read) ? throw ServiceErrors.Denied("ExpiredBearer", "The bearer token has expired.") : read;
    }

    /// <summary>Tells such a token from others where it is not taken.</summary>
    /// <exception cref="ServiceException">401: it is one.</exception>
    public async ValueTask RefuseAsync(HttpRequest request, string token)
    {
        if (await tokens.ReadAsync(token) is not null)
        {
            throw ServiceErrors.Denied("EntraTokenNotTaken", "The bearer token is the Entra token of a user, which only the exchanges of Entra tokens take."
                + (request.Path.Value!.StartsWith("//", StringComparison.Ordinal) ? " The path begins with two slashes: give the SDK its endpoint without the last one." : ""));
        }
    }
}
