using AcsConnector.Api.Http;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

/// <summary>
/// At most one repeat, and only what is safe to repeat: a plain create is sent again only when the service cannot have
/// made the user (no connection, or 429 or 503 with Retry-After). A Retry-After beyond the budget is answered at once.
/// </summary>
internal sealed class RetryBudget(UpstreamOptions options, TimeProvider time) : RetryPolicy(maxRetries: 1, new JitteredDelay(options))
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        base.ShouldRetry(message, exception) && IsSafe(message, exception) && FitsTheBudget(message);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) => new(ShouldRetry(message, exception));

    private static bool IsSafe(HttpMessage message, Exception? exception)
    {
        if (ServiceCall.Of(message) is { IsRepeatable: true })
            return true;

        return exception is not null
            ? NeverSent.Is(exception)
            : message.Response.Status is 429 or 503 && RetryAfter.Of(message.Response) is not null;
    }

    private bool FitsTheBudget(HttpMessage message)
    {
        var wait = (message.HasResponse ? RetryAfter.Of(message.Response) : null) ?? options.RetryDelay;
        return time.GetUtcNow() - message.ProcessingContext.StartTime + wait < options.Total;
    }

    private sealed class JitteredDelay(UpstreamOptions options) : DelayStrategy(options.Total, jitterFactor: 0)
    {
        protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) => options.RetryDelay * (1 + Random.Shared.NextDouble());
    }
}
