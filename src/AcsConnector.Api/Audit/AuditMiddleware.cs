using System.Diagnostics.Metrics;

namespace AcsConnector.Api.Audit;

/// <summary>One event and its figures for every request that changes something, or would have.</summary>
internal static class AuditMiddleware
{
    /// <summary>The category of the events.</summary>
    public const string Category = "AcsConnector.Api.Audit";

    public const string MeterName = "AcsConnector.Api";

    private static readonly Meter Figures = new(MeterName);
    private static readonly Counter<long> Actions = Figures.CreateCounter<long>("acsconnector.actions", "{action}", "Actions, by operation and result.");
    private static readonly Counter<long> Repeats = Figures.CreateCounter<long>("acsconnector.repeatable_requests", "{request}", "Creates with a request id: new, replayed or conflict.");
    private static readonly Counter<long> Tokens = Figures.CreateCounter<long>("acsconnector.tokens", "{token}", "Tokens given, by scope.");
    private static readonly Counter<long> Retries = Figures.CreateCounter<long>("acsconnector.service.retries", "{call}", "Calls of the service beyond the first one of a request.");
    private static readonly Counter<long> Throttled = Figures.CreateCounter<long>("acsconnector.service.throttled", "{request}", "Requests to which the service returned 429.");
    private static readonly Counter<long> Uncertain = Figures.CreateCounter<long>("acsconnector.users.uncertain", "{user}", "Creates whose response was lost: there may be a user that nobody knows.");

    /// <summary>Surrounds the error handler, to know how it all ended.</summary>
    public static void UseAudit(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        var time = app.ApplicationServices.GetRequiredService<TimeProvider>();
        app.Use(async (http, next) =>
        {
            var trail = AuditTrail.Begin();
            var started = time.GetTimestamp();
            var isWritten = false;

            // Before the response leaves: this process may be killed as soon as it has responded.
            http.Response.OnStarting(() =>
            {
                Write(isAborted: false);
                return Task.CompletedTask;
            });
            await next(http);
            if (http.RequestAborted.IsCancellationRequested)
                Write(isAborted: true);

            void Write(bool isAborted)
            {
                if (isWritten || http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<AuditedRoutes.AuditEventMetadata>() is not { } audited)
                    return;
                isWritten = true;
                var operation = metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;
                var entry = new AuditEvent(audited.EventName, operation, http, trail, time.GetUtcNow(), time.GetElapsedTime(started), isAborted);
                log.Log(LogLevel.Information, default, entry, null, static (entry, _) => entry.ToString());
                Count(operation, isAborted ? null : http.Response.StatusCode, trail, http.MayHaveCreatedAUser());
            }
        });
    }

    private static void Count(string operation, int? status, AuditTrail trail, bool mayHaveCreatedAUser)
    {
        Actions.Add(1, new("operation", operation), new("result", status switch { null => "aborted", < 400 => "success", < 500 => "refused", _ => "failure" }));
        if (trail.Idempotency is { } idempotency)
            Repeats.Add(1, new KeyValuePair<string, object?>("result", idempotency));
        foreach (var scope in status < 400 ? trail.Scopes : [])
            Tokens.Add(1, new KeyValuePair<string, object?>("scope", scope));
        if (trail.Attempts > 1)
            Retries.Add(trail.Attempts - 1);
        if (trail.WasThrottled)
            Throttled.Add(1);
        if (trail.MayHaveLeftAUser || (mayHaveCreatedAUser && trail.Attempts > 0 && status is null or 502 or 504))
            Uncertain.Add(1);
    }
}
