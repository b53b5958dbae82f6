using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>The way back to an empty emulator, over HTTP. The service has none.</summary>
internal static class ResetRoute
{
    public static void MapReset(this IEndpointRouteBuilder routes) => routes.MapPost("/reset", ResetAsync);

    private static async Task ResetAsync(HttpContext http, Resetting resetting)
    {
        await resetting.RunAsync();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
