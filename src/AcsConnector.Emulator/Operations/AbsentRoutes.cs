using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Operations;

/// <summary>Gives an unknown path and a wrong method, which routing leaves without a body, a response that says what there is.</summary>
internal sealed class AbsentRoutes(ServicePipeline pipeline, IEnumerable<IServiceOperation> operations)
{
    private readonly string _operations = string.Join(", ", operations.Select(operation => $"{operation.Method} {operation.Pattern}"));

    public async Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var (request, product) = (http.Request, OtherProducts.Find(http.Request.Path));
        if (!http.Response.HasStarted && FindError(http, product) is { } error)
            await pipeline.RunAsync(http, new AbsentOperation(request.Method, request.Path.Value!, error, product));
    }

    private ServiceException? FindError(HttpContext http, string? product) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => ServiceErrors.NoSuchOperation(product, _operations),
        StatusCodes.Status405MethodNotAllowed => ServiceErrors.MethodNotAllowed(http, _operations),
        _ => null,
    };
}
