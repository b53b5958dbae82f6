using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>The last requests to the service, and how much of its limits they have used.</summary>
internal static class ActivityRoutes
{
    public sealed record RequestsResponse(IReadOnlyList<LoggedRequest> Value);

    public sealed record RequestResponse(LoggedRequest Request, RequestDetails? Details);

    /// <param name="Enforced">False: more than the limit is served, too, and nothing is counted.</param>
    /// <param name="SecondsLeft">Until all counts begin anew.</param>
    public sealed record LimitsResponse(bool Enforced, int SecondsLeft, IReadOnlyList<UsedLimit> Value);

    public sealed record UsedLimit(string Name, int Used, int Limit);

    public static void MapActivity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests", ListRequestsAsync);
        routes.MapGet("/requests/{id:long}", ShowRequestAsync);
        routes.MapDelete("/requests", ForgetRequests);
        routes.MapGet("/limits", ListLimitsAsync);
    }

    private static Task ListRequestsAsync(HttpContext http, RequestLog requests) =>
        JsonBody.WriteAsync(http, new RequestsResponse(requests.Newest()), ControlJson.Wire.RequestsResponse);

    private static Task ShowRequestAsync(HttpContext http, long id, RequestLog requests)
    {
        var request = requests.Find(id) ?? throw ServiceErrors.Control(404, "NotFound", "This request is forgotten: the list was cleared, or newer ones took its place.", "id");
        return JsonBody.WriteAsync(http, new RequestResponse(request, request.Details), ControlJson.Wire.RequestResponse);
    }

    private static void ForgetRequests(HttpContext http, RequestLog requests)
    {
        requests.Clear();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task ListLimitsAsync(HttpContext http, RateLimits limits)
    {
        var (secondsLeft, counts) = limits.Used();
        var used = Limit.All.Select(limit => new UsedLimit(limit.Name, counts.GetValueOrDefault(limit), limits.MaxOf(limit)));
        return JsonBody.WriteAsync(http, new LimitsResponse(limits.AreEnforced, secondsLeft, [.. used]), ControlJson.Wire.LimitsResponse);
    }
}
