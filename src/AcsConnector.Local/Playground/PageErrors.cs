using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Playground;

/// <summary>
/// Every error of the page has the form of the API's, also one that no route wrote. Routing returns 404 and 405 with nothing, and the
/// server takes the headers off a response whose route failed.
/// </summary>
internal static partial class PageErrors
{
    public static void UsePageErrors(this WebApplication app)
    {
        app.Use(CatchAsync);
        app.UseStatusCodePages(page => WriteAsync(page.HttpContext));
    }

    private static async Task CatchAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await PageJson.WriteErrorAsync(http, e.StatusCode, OfBody(e.StatusCode));
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailure(http.RequestServices.GetRequiredService<ILogger<PlaygroundHost>>(), e);
            await PageJson.WriteErrorAsync(http, 500, OfFailure(e));
        }
    }

    private static Task WriteAsync(HttpContext http) => http.Response.StatusCode switch
    {
        404 => PageJson.WriteErrorAsync(http, 404, new PageError("NotFound", "There is nothing at this address. The page itself is at /.")),
        405 => PageJson.WriteErrorAsync(http, 405, OfMethod(http.Request.Method, http.Response.Headers.Allow)),
        _ => Task.CompletedTask,
    };

    private static PageError OfFailure(Exception e) =>
        new("InternalError", $"acs-connector failed: {e.Message} Its console has the details.");

    private static PageError OfMethod(string method, string? allowed) =>
        new("MethodNotAllowed", $"This address takes {allowed} and not {method}.");

    private static PageError OfBody(int status) => status == 413
        ? new PageError("TooLarge", $"That is more than {PlaygroundHost.BodyLimit / 1024} KB. Send less.")
        : new PageError("BadRequest", "The request ended before its body did. Send it again.");

    [LoggerMessage(LogLevel.Error, "A request of the page failed unexpectedly.")]
    private static partial void LogFailure(ILogger logger, Exception e);
}
