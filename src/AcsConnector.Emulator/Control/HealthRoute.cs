using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator.Control;

internal static class HealthRoute
{
    public sealed record Answer(string Status, string ResourceId, IReadOnlyList<string> ApiVersions, Uri? Page);

    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", http => ControlJson.WriteAsync(
        http,
        new Answer("ok", DevelopmentResource.Id, ApiVersion.Accepted, http.RequestServices.GetRequiredService<HostPage>().Address),
        EmulatorJson.Wire.HealthAnswer));
}
