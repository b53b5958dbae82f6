using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AcsConnector.Api.Access;

/// <summary>Checks access tokens of Microsoft Entra ID: signature, issuer, audience, lifetime, and what they grant.</summary>
internal sealed class EntraTokens(EntraOptions options, EntraKeys keys, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    /// <summary>How far the two clocks may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>
    /// One tenant issues tokens under two names, of version 1 and of version 2, as the API's registration says; the
    /// authority tells one of them. Public Azure, Azure Government, Azure in China.
    /// </summary>
    private static readonly (string V1, string V2)[] Issuers =
    [
        ("https://sts.windows.net/{0}/", "https://login.microsoftonline.com/{0}/v2.0"),
        ("https://sts.windows.net/{0}/", "https://login.microsoftonline.us/{0}/v2.0"),
        ("https://sts.chinacloudapi.cn/{0}/", "https://login.partner.microsoftonline.cn/{0}/v2.0"),
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The token of a request, or null.</summary>
    public static string? ReadToken(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? value[Scheme.Length..].Trim()
            : null;

    /// <exception cref="Http.ApiException">401 for a token that does not pass, 403 for one that grants nothing here, 503 when it cannot be checked.</exception>
    public async Task<EntraAccount> CheckAsync(string token, HttpContext http)
    {
        if (!IsWorthAsking(token))
            throw EntraAccount.Refused("cannot be read, or is not signed with RS256");

        var known = await keys.GetAsync(stale: null, http.RequestAborted);
        var result = await ValidateAsync(token, known);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await ValidateAsync(token, await keys.GetAsync(stale: known, http.RequestAborted));
        if (!result.IsValid)
            throw EntraAccount.Refused(Describe(result.Exception));

        var claims = ((JsonWebToken)result.SecurityToken).Claims.Select(claim => (claim.Type, claim.Value)).ToList();

        // An ID token tells a program who signed in. It is no leave to call, and names no program that calls.
        if (!claims.Any(claim => claim is { Type: "appid" or "azp" }))
            throw EntraAccount.Refused("is not an access token");

        return EntraAccount.From(claims, options);
    }

    /// <summary>What can never pass does not make this server ask the authority for its keys.</summary>
    private bool IsWorthAsking(string token)
    {
        if (!_handler.CanReadToken(token))
            return false;

        try
        {
            return _handler.ReadJsonWebToken(token) is { Alg: SecurityAlgorithms.RsaSha256, Kid.Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return false;
        }
    }

    private Task<TokenValidationResult> ValidateAsync(string token, KnownAuthority known) =>
        _handler.ValidateTokenAsync(token, Rules(known));

    private TokenValidationParameters Rules(KnownAuthority known) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = known.Configuration.SigningKeys,
        TryAllIssuerSigningKeys = false,
        ValidIssuers = [.. IssuersOf(known.Configuration.Issuer)],
        ValidAudiences = options.Audiences,
        LifetimeValidator = (notBefore, expires, _, _) =>
            time.GetUtcNow().UtcDateTime is var now && expires + Skew > now && !(notBefore - Skew > now),
        LogValidationExceptions = false,
    };

    private static IEnumerable<string> IssuersOf(string issuer)
    {
        var tenant = issuer.Split('/').FirstOrDefault(segment => Guid.TryParseExact(segment, "D", out _)) ?? "";
        return Issuers.Select(pair => (V1: string.Format(null, pair.V1, tenant), V2: string.Format(null, pair.V2, tenant)))
            .Where(pair => issuer == pair.V1 || issuer == pair.V2)
            .SelectMany(pair => new[] { pair.V1, pair.V2 })
            .Append(issuer)
            .Distinct();
    }

    private static string Describe(Exception problem) => problem switch
    {
        SecurityTokenInvalidLifetimeException => "has expired, or is not valid yet",
        SecurityTokenInvalidAudienceException => "is for another API",
        SecurityTokenInvalidIssuerException => "is of another tenant",
        _ => "is not signed by this server's tenant",
    };
}
