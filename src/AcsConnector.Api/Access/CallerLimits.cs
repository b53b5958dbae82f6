using System.Threading.RateLimiting;
using AcsConnector.Api.Http;

namespace AcsConnector.Api.Access;

/// <summary>
/// How often each caller may call: a bucket that holds a minute's requests and fills evenly. It is this process's own. Callers of
/// the server's own resource have their buckets apart: the connection strings that strangers invent must not take their room.
/// </summary>
internal sealed class CallerLimits(AccessOptions options, CallerCapacity capacity)
{
    private readonly CallerBuckets _ofTheServersResource = new(options.RequestsPerMinute ?? 0, capacity);
    private readonly CallerBuckets _ofConnections = new(options.RequestsPerMinute ?? 0, capacity);

    /// <exception cref="ApiException">429, with Retry-After.</exception>
    public void Count(Caller caller)
    {
        if (options.RequestsPerMinute is not { } limit)
            return;

        var buckets = caller.UsesServerCredential ? _ofTheServersResource : _ofConnections;
        if (buckets.Take(caller.Name) is not { } wait)
            return;

        throw new ApiException(429, "RequestLimitExceeded",
            $"This connection may send {limit} requests in a minute. Try again in {wait.TotalSeconds} s.")
        {
            RetryAfter = wait,
        };
    }
}

/// <summary>
/// As many buckets as there is capacity for. Only a full one makes room for another caller's, as a new one would be the same. With none full,
/// requests of further callers are not counted: to refuse them would let strangers lock callers out.
/// </summary>
internal sealed class CallerBuckets(int limit, CallerCapacity capacity)
{
    /// <summary>How many of the oldest are looked at, to find a full one.</summary>
    private const int LooksForRoom = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TokenBucketRateLimiter> _callers = [];
    private readonly Queue<string> _byAge = new();

    /// <summary>Null for one request more; else the whole seconds to wait.</summary>
    public TimeSpan? Take(string caller)
    {
        if (BucketOf(caller) is not { } bucket)
            return null;

        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire();
        if (lease.IsAcquired)
            return null;
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        return TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
    }

    private TokenBucketRateLimiter? BucketOf(string caller)
    {
        lock (_lock)
        {
            if (_callers.TryGetValue(caller, out var known))
                return known;
            if (_callers.Count >= capacity.MaxCallers && !TryMakeRoom())
                return null;

            var bucket = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
            {
                TokenLimit = limit,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1) / limit,
                AutoReplenishment = false, // Else each has a timer.
            });
            _callers.Add(caller, bucket);
            _byAge.Enqueue(caller);
            return bucket;
        }
    }

    private bool TryMakeRoom()
    {
        for (var look = 0; look < LooksForRoom; look++)
        {
            var oldest = _byAge.Dequeue();
            _callers[oldest].TryReplenish();
            if (_callers[oldest].GetStatistics()!.CurrentAvailablePermits == limit)
                return _callers.Remove(oldest);
            _byAge.Enqueue(oldest);
        }

        return false;
    }
}
