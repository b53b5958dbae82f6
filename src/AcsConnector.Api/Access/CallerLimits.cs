using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using AcsConnector.Api.Errors;

namespace AcsConnector.Api.Access;

/// <summary>
/// How often each caller may call: a bucket that holds a minute's requests and fills evenly. It is this process's own, and
/// beyond its capacity of callers the oldest begins anew.
/// </summary>
internal sealed class CallerLimits(AccessOptions options, CallerCapacity capacity)
{
    private readonly ConcurrentDictionary<string, TokenBucketRateLimiter> _callers = new();
    private readonly ConcurrentQueue<string> _byAge = new();

    /// <exception cref="ApiException">429, with Retry-After.</exception>
    public void Count(Caller caller, HttpResponse response)
    {
        if (options.RequestsPerMinute is not { } limit)
            return;

        var bucket = BucketOf(caller.Name, limit);
        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire();
        if (lease.IsAcquired)
            return;

        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 1;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        throw new ApiException(429, "RequestLimitExceeded",
            string.Create(CultureInfo.InvariantCulture, $"This connection may send {limit} requests in a minute. Try again in {seconds} s."));
    }

    private TokenBucketRateLimiter BucketOf(string name, int limit)
    {
        if (_callers.TryGetValue(name, out var known))
            return known;

        var mine = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / limit,
            AutoReplenishment = false, // Else each has a timer.
        });
        var bucket = _callers.GetOrAdd(name, mine);
        if (ReferenceEquals(bucket, mine))
        {
            _byAge.Enqueue(name);
            if (_byAge.Count > capacity.MostCallers && _byAge.TryDequeue(out var oldest))
                _callers.TryRemove(oldest, out _);
        }

        return bucket;
    }
}
