using AcsConnector.Api.Http;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

/// <summary>
/// At most one repeat, and only what is safe to repeat: a plain create is sent again only when the service cannot have
/// made the user (no connection, or 429 or 503 with Retry-After). A Retry-After beyond the time that is left is told at once.
/// </summary>
internal sealed class RetryOncePolicy(UpstreamOptions options, TimeProvider time) : RetryPolicy(maxRetries: 1, new JitteredDelay(options))
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        base.ShouldRetry(message, exception) && IsSafe(message, exception) && FitsTheTime(message);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) => new(ShouldRetry(message, exception));

    private bool IsSafe(HttpMessage message, Exception? exception)
    {
        if (ServiceCall.From(message) is { IsRepeatable: true })
            return true;

        return exception is not null
            ? NeverSent.Is(exception)
            : message.Response.Status is 429 or 503 && RetryAfter.Read(message.Response, time) is not null;
    }

    private bool FitsTheTime(HttpMessage message)
    {
        var wait = (message.HasResponse ? RetryAfter.Read(message.Response, time) : null) ?? options.RetryDelay;
        return time.GetUtcNow() - message.ProcessingContext.StartTime + wait < options.Total;
    }

    private sealed class JitteredDelay(UpstreamOptions options) : DelayStrategy(options.Total, jitterFactor: 0)
    {
        protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) => options.RetryDelay * (1 + Random.Shared.NextDouble());
    }
}
