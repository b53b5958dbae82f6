using System.Net;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Control;

/// <summary>
/// Keeps web pages off the routes that need no signature: a page of another origin, or one that had its own host name
/// point at this machine (DNS rebinding), is refused.
/// </summary>
internal static class LoopbackOnly
{
    public static TBuilder ForThisMachineOnly<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder
    {
        routes.Finally(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => Refusal(http.Request) is { } refusal ? throw refusal : next(http);
        });
        return routes;
    }

    public static ServiceException? Refusal(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host))
            return ServiceErrors.Control(403, "ForeignHost", "This route responds to requests to localhost only.");

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
            return ServiceErrors.Control(403, "ForeignOrigin", "This route does not respond to pages of another origin.");

        return null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
