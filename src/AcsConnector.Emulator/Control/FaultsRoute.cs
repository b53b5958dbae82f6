using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>Faults on demand, so that a client's failure paths can be seen: GET lists, POST injects, DELETE clears.</summary>
internal static class FaultsRoute
{
    private const string Example = """{"operation":"CreateIdentity","status":503,"times":2,"retryAfter":1}""";

    /// <param name="Operation">An operation's name, or "*".</param>
    /// <param name="RetryAfter">Seconds.</param>
    /// <param name="Latency">Milliseconds.</param>
    /// <param name="Reset">beforeCommit or afterCommit: the connection drops.</param>
    public sealed record Request(string? Operation, int? Status, int? Times, int? RetryAfter, int? Latency, string? Reset);

    public sealed record Response(IReadOnlyList<Request> Value);

    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", ListAsync);
        routes.MapPost("/faults", InjectAsync);
        routes.MapDelete("/faults", Clear);
    }

    private static Task ListAsync(HttpContext http, FaultInjection faults) => JsonBody.WriteAsync(http, ToResponse(faults), ControlJson.Wire.FaultsResponse);

    private static void Clear(HttpContext http, FaultInjection faults)
    {
        faults.Clear();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task InjectAsync(HttpContext http, FaultInjection faults, IEnumerable<IServiceOperation> operations)
    {
        var request = await JsonBody.ReadAsync(http, ControlJson.Wire.FaultRequest, Example);
        if ((request.Status, request.Latency, request.Reset) is (null, null, null))
            throw ServiceErrors.Control(400, "ValidationError", $"A fault has a status, a latency or a reset, for example: {Example}", "status");
        if (request.Status is not null && request.Reset is not null)
            throw ServiceErrors.Control(400, "ValidationError", "A fault has a status or a reset, not both: a dropped connection has no status.", "reset");

        var times = Within(request.Times ?? 1, 1, int.MaxValue, "times");
        faults.Inject(
            new Fault(
                FindOperation(operations, request.Operation ?? Fault.AnyOperation),
                request.Status is { } status ? Within(status, Fault.MinStatus, Fault.MaxStatus, "status") : null,
                request.RetryAfter is { } seconds ? Within(seconds, 0, Fault.MaxRetryAfterSeconds, "retryAfter") : null,
                TimeSpan.FromMilliseconds(Within(request.Latency ?? 0, 0, Fault.MaxLatencyMilliseconds, "latency")),
                ParseReset(request.Reset)),
            times);
        await ListAsync(http, faults);
    }

    private static Response ToResponse(FaultInjection faults) => new([.. faults.List().Select(injected => new Request(
        injected.Fault.Operation, injected.Fault.Status, injected.Left, injected.Fault.RetryAfterSeconds,
        injected.Fault.Latency > TimeSpan.Zero ? (int)injected.Fault.Latency.TotalMilliseconds : null,
        injected.Fault.Reset switch { FaultReset.BeforeCommit => "beforeCommit", FaultReset.AfterCommit => "afterCommit", _ => null }))]);

    private static string FindOperation(IEnumerable<IServiceOperation> operations, string asked)
    {
        if (asked == Fault.AnyOperation)
            return asked;

        var names = operations.Select(operation => operation.Name).ToList();
        return names.Find(name => name.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceErrors.Control(400, "ValidationError", $"operation must be * or one of {string.Join(", ", names)}.", "operation");
    }

    private static FaultReset ParseReset(string? asked) => asked?.ToUpperInvariant() switch
    {
        null => FaultReset.None,
        "BEFORECOMMIT" => FaultReset.BeforeCommit,
        "AFTERCOMMIT" => FaultReset.AfterCommit,
        _ => throw ServiceErrors.Control(400, "ValidationError", "reset must be beforeCommit or afterCommit.", "reset"),
    };

    private static int Within(int value, int min, int max, string name) => value >= min && value <= max
        ? value
        : throw ServiceErrors.Control(400, "ValidationError", $"{name} must be from {min} to {max}.", name);
}
