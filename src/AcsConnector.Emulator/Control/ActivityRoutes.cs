using AcsConnector.Emulator.Behaviour;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator.Control;

/// <summary>The last requests to the service, and how much of its limits they have used.</summary>
internal static class ActivityRoutes
{
    public sealed record RequestsAnswer(IReadOnlyList<LoggedRequest> Value);

    /// <param name="Enforced">False: more than the limit is answered, too, and nothing is counted.</param>
    /// <param name="SecondsLeft">Until all counts begin anew.</param>
    public sealed record LimitsAnswer(bool Enforced, int SecondsLeft, IReadOnlyList<UsedLimit> Value);

    public sealed record UsedLimit(string Name, int Used, int Limit);

    public static void MapActivity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests", http => ControlJson.WriteAsync(
            http, new RequestsAnswer(http.RequestServices.GetRequiredService<RequestLog>().Newest()), EmulatorJson.Wire.RequestsAnswer));
        routes.MapGet("/limits", Limits);
    }

    private static Task Limits(HttpContext http)
    {
        var limits = http.RequestServices.GetRequiredService<RateLimits>();
        var (secondsLeft, counts) = limits.Used();
        var enforced = http.RequestServices.GetRequiredService<EmulatorOptions>().EnforceLimits;
        return ControlJson.WriteAsync(
            http,
            new LimitsAnswer(enforced, secondsLeft, [.. Limit.All.Select(limit => new UsedLimit(limit.Name, counts.GetValueOrDefault(limit), limits.MostOf(limit)))]),
            EmulatorJson.Wire.LimitsAnswer);
    }
}
