using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>What a browser sees that was given the endpoint: a line that says what this is, and where its page is.</summary>
internal static class RootRoute
{
    public static IEndpointConventionBuilder MapRoot(this IEndpointRouteBuilder routes) => routes.MapMethods("/", ["GET", "HEAD"], GetAsync);

    private static Task GetAsync(HttpContext http, HostPage page)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(
            $"This is an emulator of the Azure Communication Services identity service. {WhereNext(page.Address)}\n",
            http.RequestAborted);
    }

    private static string WhereNext(Uri? page) => page is not null
        ? $"Its page is {page}"
        : "It has no page here; SDKs use this address as their endpoint.";
}
