using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>The way back to an empty emulator. The service has none.</summary>
internal static class ResetRoute
{
    public static void MapReset(this IEndpointRouteBuilder routes) => routes.MapPost("/reset", ResetAsync);

    private static async Task ResetAsync(
        HttpContext http, IdentityStore identities, AssignmentStore assignments, FaultInjection faults, RateLimits limits, RequestLog requests)
    {
        await identities.ResetAsync();
        await assignments.ResetAsync();
        faults.Clear();
        limits.Reset();
        requests.Clear();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
