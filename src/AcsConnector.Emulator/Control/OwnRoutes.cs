using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Control;

/// <summary>What all routes that the service does not have share: headers, errors, and what is told where nothing is.</summary>
internal sealed class OwnRoutes(EndpointDataSource endpoints)
{
    // Browsers ask for the last by themselves.
    private static readonly PathString[] Roots = ["/_emulator", "/msi", "/.well-known", "/favicon.ico"];

    /// <summary>Not when it is made: the routes are mapped later.</summary>
    private readonly Lazy<string> _routes = new(() => string.Join(", ", endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(route => Has(route.RoutePattern.RawText)).SelectMany(NamesOf)));

    public static bool Has(PathString path) => path == "/" || Array.Exists(Roots, root => path.StartsWithSegments(root));

    public async Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(http);
            if (!http.Response.HasStarted && FindAbsence(http) is { } error)
                throw LoopbackOnly.Refusal(http.Request) ?? error;
        }
        catch (ServiceException e)
        {
            await ResponseWriter.WriteErrorBodyAsync(http.Response, e);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await ResponseWriter.WriteErrorBodyAsync(http.Response, ServiceErrors.Control(e.StatusCode, "BadRequest", e.Message));
        }
        catch (SqliteException e) when (!http.Response.HasStarted)
        {
            await ResponseWriter.WriteErrorBodyAsync(
                http.Response, e.MeansDamage() ? ServiceErrors.Damaged(e.Message) : ServiceErrors.DataFolderFailed(e.Message));
        }
    }

    private ServiceException? FindAbsence(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => ServiceErrors.Control(
            404, "NotFound", $"There is no such route. The emulator's own are {_routes.Value}."),
        StatusCodes.Status405MethodNotAllowed => ServiceErrors.Control(
            405, "MethodNotAllowed", $"The method {http.Request.Method} is not allowed here; allowed: {http.Response.Headers.Allow}."),
        _ => null,
    };

    private static IEnumerable<string> NamesOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {route.RoutePattern.RawText}");
}
