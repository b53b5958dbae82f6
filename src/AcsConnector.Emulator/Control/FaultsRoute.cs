using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator.Control;

/// <summary>Faults on demand, so that a client's failure paths can be seen: GET lists, POST arms, DELETE clears.</summary>
internal static class FaultsRoute
{
    private const string Example = """{"operation":"CreateIdentity","status":503,"times":2,"retryAfter":1}""";

    /// <param name="Operation">An operation's name, or "*".</param>
    /// <param name="RetryAfter">Seconds.</param>
    /// <param name="Latency">Milliseconds.</param>
    /// <param name="Reset">beforeCommit or afterCommit: the connection drops.</param>
    public sealed record Request(string? Operation, int? Status, int? Times, int? RetryAfter, int? Latency, string? Reset);

    public sealed record Answer(IReadOnlyList<Request> Value);

    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", http => ControlJson.WriteAsync(http, Listed(Faults(http)), EmulatorJson.Wire.FaultsAnswer));
        routes.MapPost("/faults", Arm);
        routes.MapDelete("/faults", http =>
        {
            Faults(http).Clear();
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static async Task Arm(HttpContext http)
    {
        var request = await ControlJson.ReadAsync(http, EmulatorJson.Wire.FaultRequest, Example);
        if ((request.Status, request.Latency, request.Reset) is (null, null, null))
            throw ServiceErrors.Control(400, "ValidationError", $"A fault has a status, a latency or a reset, for example: {Example}", "status");
        if (request.Status is not null && request.Reset is not null)
            throw ServiceErrors.Control(400, "ValidationError", "A fault has a status or a reset, not both: a dropped connection has no status.", "reset");

        var times = Within(request.Times ?? 1, 1, int.MaxValue, "times");
        Faults(http).Arm(
            new Fault(
                KnownOperation(http, request.Operation ?? Fault.AnyOperation),
                request.Status is { } status ? Within(status, 400, 599, "status") : null,
                request.RetryAfter is { } seconds ? Within(seconds, 0, 3600, "retryAfter") : null,
                TimeSpan.FromMilliseconds(Within(request.Latency ?? 0, 0, 600_000, "latency")),
                ResetOf(request.Reset)),
            times);
        await ControlJson.WriteAsync(http, Listed(Faults(http)), EmulatorJson.Wire.FaultsAnswer);
    }

    private static Answer Listed(FaultList faults) => new([.. faults.Armed().Select(armed => new Request(
        armed.Fault.Operation, armed.Fault.Status, armed.Left, armed.Fault.RetryAfterSeconds,
        armed.Fault.Latency > TimeSpan.Zero ? (int)armed.Fault.Latency.TotalMilliseconds : null,
        armed.Fault.Reset switch { FaultReset.BeforeCommit => "beforeCommit", FaultReset.AfterCommit => "afterCommit", _ => null }))]);

    private static string KnownOperation(HttpContext http, string asked)
    {
        if (asked == Fault.AnyOperation)
            return asked;

        var names = http.RequestServices.GetServices<Operations.IServiceOperation>().Select(operation => operation.Name).ToList();
        return names.Find(name => name.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceErrors.Control(400, "ValidationError", $"operation must be * or one of {string.Join(", ", names)}.", "operation");
    }

    private static FaultReset ResetOf(string? asked) => asked?.ToUpperInvariant() switch
    {
        null => FaultReset.None,
        "BEFORECOMMIT" => FaultReset.BeforeCommit,
        "AFTERCOMMIT" => FaultReset.AfterCommit,
        _ => throw ServiceErrors.Control(400, "ValidationError", "reset must be beforeCommit or afterCommit.", "reset"),
    };

    private static int Within(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw ServiceErrors.Control(400, "ValidationError", $"{name} must be from {least} to {most}.", name);

    private static FaultList Faults(HttpContext http) => http.RequestServices.GetRequiredService<FaultList>();
}
