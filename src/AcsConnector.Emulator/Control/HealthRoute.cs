using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

internal static class HealthRoute
{
    public sealed record Answer(string Status, string ResourceId, IReadOnlyList<string> ApiVersions);

    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", http =>
        ControlJson.WriteAsync(http, new Answer("ok", DevelopmentResource.Id, Operations.ApiVersion.Accepted), EmulatorJson.Wire.HealthAnswer));
}
