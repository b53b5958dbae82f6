using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.Api.Actions;

/// <summary>A proxy may hand on "no body" as a body of unknown length that turns out to be empty. It is still no body.</summary>
internal static class EmptyBodies
{
    public static void UseEmptyBodies(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.Request.ContentLength is null && http.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody)
        {
            var start = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
            if (start.IsCompleted && start.Buffer.IsEmpty)
                http.Features.Set<IHttpRequestBodyDetectionFeature>(new NoBody());
            http.Request.BodyReader.AdvanceTo(start.Buffer.Start);
        }

        await next(http);
    });

    private sealed class NoBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => false;
    }
}
