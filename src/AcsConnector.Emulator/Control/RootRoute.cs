using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator.Control;

/// <summary>What a browser sees that was given the endpoint: a line that says what this is, and where its page is.</summary>
internal static class RootRoute
{
    public static IEndpointConventionBuilder MapRoot(this IEndpointRouteBuilder routes) => routes.MapMethods("/", ["GET", "HEAD"], http =>
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(
            $"This is an emulator of the Azure Communication Services identity service. {WhereNext(http.RequestServices)}\n",
            http.RequestAborted);
    });

    private static string WhereNext(IServiceProvider services) => services.GetRequiredService<HostPage>().Address is { } page
        ? $"Its page is {page}"
        : "It has no page here; SDKs use this address as their endpoint.";
}
