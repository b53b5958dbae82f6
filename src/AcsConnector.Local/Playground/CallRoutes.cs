using AcsConnector.Emulator;
using AcsConnector.Local.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Local.Playground;

/// <summary><c>/api/connector/…</c> is the API as a connector calls it, <c>/api/emulator/…</c> the emulator's own routes.</summary>
internal static class CallRoutes
{
    private const string ConnectionHeader = "Connection-String";
    private const string RequestIdHeader = "Repeatability-Request-ID";

    /// <summary>With the connection string that the page sends along, for this call alone, or else with the key that opens the emulator.</summary>
    public static void MapConnectorCalls(this IEndpointRouteBuilder routes, LocalApi api) => routes.Map("/api/connector/{**path}", http =>
    {
        var connection = http.Request.Headers[ConnectionHeader].ToString();
        var path = string.Join('/', ((string?)http.Request.RouteValues["path"] ?? "").Split('/').Select(Uri.EscapeDataString));
        return RelayOf(http).PassOnAsync(http, new Uri($"{api.Address}/{path}{http.Request.QueryString}"),
            (ConnectionHeader, connection.Length > 0 ? connection : LocalApi.ApiKey),
            (RequestIdHeader, http.Request.Headers[RequestIdHeader].ToString()));
    });

    public static void MapEmulatorCalls(this IEndpointRouteBuilder routes, EmulatorHost emulator)
    {
        Map("GET", "identities");
        Map("POST", "introspect");
        Map("POST", "teams-user-token");
        Map("GET", "requests");
        Map("DELETE", "requests");
        Map("GET", "tokens");
        Map("POST", "reset");
        Map("GET", "limits");
        Map("GET", "faults");
        Map("POST", "faults");
        Map("DELETE", "faults");

        routes.MapGet("/api/emulator/requests/{id:long}", http =>
            RelayOf(http).PassOnAsync(http, new Uri(emulator.Http, $"/_emulator/requests/{http.Request.RouteValues["id"]}")));

        void Map(string method, string name) => routes.MapMethods($"/api/emulator/{name}", [method], http =>
            RelayOf(http).PassOnAsync(http, new Uri(emulator.Http, $"/_emulator/{name}{http.Request.QueryString}")));
    }

    private static Relay RelayOf(HttpContext http) => http.RequestServices.GetRequiredService<Relay>();
}
