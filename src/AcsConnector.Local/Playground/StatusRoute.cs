using AcsConnector.Emulator;
using AcsConnector.Local.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Local.Playground;

/// <summary>Where everything runs. The page asks here whether it still does.</summary>
internal static class StatusRoute
{
    public sealed record Response(string Api, Uri Emulator);

    public static void MapStatus(this IEndpointRouteBuilder routes, LocalApi api, EmulatorHost emulator) =>
        routes.MapGet("/api/status", http => PageJson.WriteAsync(http, new Response(api.Address, emulator.Https), PageJson.Wire.StatusResponse));
}
