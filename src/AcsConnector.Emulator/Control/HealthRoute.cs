using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

internal static class HealthRoute
{
    public sealed record Response(string Status, string ResourceId, IReadOnlyList<string> ApiVersions, Uri? Page);

    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", GetAsync);

    private static Task GetAsync(HttpContext http, HostPage page) => JsonBody.WriteAsync(
        http, new Response("ok", DevelopmentResource.Id, ApiVersion.Accepted, page.Address), ControlJson.Wire.HealthResponse);
}
