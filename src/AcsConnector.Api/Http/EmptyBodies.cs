using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.Api.Http;

/// <summary>
/// No body is no body, however it is said: a proxy may hand on one of unknown length that turns out to be empty, and some
/// clients name a type for what they do not send.
/// </summary>
internal static class EmptyBodies
{
    public static void UseEmptyBodies(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (await IsEmptyAsync(http))
        {
            http.Features.Set<IHttpRequestBodyDetectionFeature>(new NoBody());
            http.Request.ContentType = null;
        }

        await next(http);
    });

    private static async ValueTask<bool> IsEmptyAsync(HttpContext http)
    {
        if (!http.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody || http.Request.ContentLength == 0)
            return true;
        if (http.Request.ContentLength is not null)
            return false;

        var start = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
        http.Request.BodyReader.AdvanceTo(start.Buffer.Start);
        return start.IsCompleted && start.Buffer.IsEmpty;
    }

    private sealed class NoBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => false;
    }
}
