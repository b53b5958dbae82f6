using AcsConnector.Api.Http;

namespace AcsConnector.Api.Access;

/// <summary>
/// Live: the process responds. Ready: somebody may call it, with the credentials that were made of the settings at the start.
/// Neither asks another server: an outage of the service would otherwise take away every instance, together with the error
/// that says so. They are no routes, so that no operation of the connector comes of them.
/// </summary>
internal static class HealthChecks
{
    public static void UseHealth(this IApplicationBuilder app)
    {
        var isReady = app.ApplicationServices.GetRequiredService<CallerAuthentication>().LetsSomebodyIn;
        app.Use((http, next) => (http.Request.Method, http.Request.Path.Value) switch
        {
            ("GET", "/health/live") => WriteAsync(http, "live"),
            ("GET", "/health/ready") when isReady => WriteAsync(http, "ready"),
            ("GET", "/health/ready") => throw new ApiException(503, "NotReady", $"Nobody may call this server. {CallerAuthentication.OperatorsPart}"),
            _ => next(http),
        });
    }

    private static Task WriteAsync(HttpContext http, string status)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($$"""{"status":"{{status}}"}""", http.RequestAborted);
    }
}
