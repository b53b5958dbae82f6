using AcsConnector.Api;
using AcsConnector.Api.Actions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Functions;

/// <summary>
/// The API's whole pipeline, run inside a function: routing, access, errors, limits, request IDs and audit are the API's own,
/// the same as on a web server. It does not stand before the functions: a request that is served there leaves an
/// invocation behind that waits 15 seconds for its function to start, and fails.
/// </summary>
public sealed class ApiPipeline
{
    private readonly RequestDelegate _api;

    public ApiPipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseConnectorApi();
        _api = app.Build();
    }

    /// <summary>Serves a request for this action, whose route must be the function's.</summary>
    public Task<IResult> RunAsync<TAction>(HttpRequest request) where TAction : IConnectorAction
    {
        request.HttpContext.Expect<TAction>();
        return RunAsync(request);
    }

    /// <summary>Serves any request.</summary>
    public async Task<IResult> RunAsync(HttpRequest request)
    {
        // The worker has matched a route of its own, and routing leaves a request alone that has an endpoint.
        request.HttpContext.SetEndpoint(null);
        request.RouteValues.Clear();
        await _api(request.HttpContext);
        // A response without a body would start after this function has ended, and its audit event with it: without the
        // invocation's id, and without its services, which are gone by then.
        await request.HttpContext.Response.StartAsync();
        return Results.Empty;
    }
}
