using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Local.Playground;

/// <summary>
/// Keeps other web pages away. A page that had its own host name point at this machine (DNS rebinding) is known by its Host, a page
/// of another origin (CSRF) by its Origin or Sec-Fetch-Site. Every response, a refusal too, carries the headers that keep the page
/// from loading, sending or keeping anything elsewhere.
/// </summary>
internal static class SameOriginOnly
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public static void UseSameOriginOnly(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // The page is small and near; a response may hold a token.
        headers.CacheControl = "no-store";
        return Refusal(http) is { } refusal ? PageJson.WriteErrorAsync(http, 403, refusal) : next(http);
    });

    private static PageError? Refusal(HttpContext http)
    {
        var request = http.Request;
        if (request.Host.Host is not ("127.0.0.1" or "localhost") || (request.Host.Port ?? 80) != http.Connection.LocalPort)
            return new PageError("ForeignHost", "This page responds to requests to this machine only. Open it with the address that acs-connector printed.");

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"http://{request.Host}")
            return new PageError("ForeignOrigin", "This page does not respond to pages of another origin.");

        return IsOurs(request) ? null : new PageError("ForeignOrigin", "This page does not respond to pages of another origin.");
    }

    /// <summary>Programs that are no browsers send no Sec-Fetch-Site. A link on another page may open this one, and nothing more.</summary>
    private static bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" or "same-origin" => true,
        "none" => HttpMethods.IsGet(request.Method),
        _ => HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Headers["Sec-Fetch-Dest"] == "document",
    };
}
