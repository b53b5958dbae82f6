namespace AcsConnector.Api.Http;

/// <summary>What every response says, an error too: it may hold a token, so nobody keeps it, and it is what its type says.</summary>
internal static class ResponseHeaders
{
    public static void UseResponseHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    });
}
