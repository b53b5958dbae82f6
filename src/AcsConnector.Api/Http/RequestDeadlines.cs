using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.Api.Http;

internal static class RequestDeadlines
{
    /// <summary>From here on the request's own token ends with the deadline, too: all that waits for something heeds that token.</summary>
    public static void UseRequestDeadline(this IApplicationBuilder app)
    {
        var time = app.ApplicationServices.GetRequiredService<TimeProvider>();
        app.Use(async (http, next) =>
        {
            var isCallerGone = http.RequestAborted;
            using var deadline = new RequestDeadline(time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(isCallerGone, deadline.Over);
            http.Features.Set(deadline);
            http.RequestAborted = either.Token;
            try
            {
                await next(http);
            }
            finally
            {
                http.RequestAborted = isCallerGone;
            }
        });
    }

    public static RequestDeadline Deadline(this HttpContext http) => http.Features.GetRequiredFeature<RequestDeadline>();
}
