using AcsConnector.Api.Http;

namespace AcsConnector.Api.Repeatability;

/// <summary>A request id that is this run's to work on; or, with a user, one that needs no more work.</summary>
/// <param name="IsTakenOver">From a run that ended without a result.</param>
/// <param name="MayHaveAUser">That run died, so that nobody knows whether it made one.</param>
internal sealed record Claim(RequestKey Key, Entry Entry, bool IsTakenOver, bool MayHaveAUser);

/// <summary>Gives a request id to one run at a time, of all that share the store.</summary>
internal sealed class RequestClaims(IRepeatabilityStore store, RepeatabilityOptions options, TimeProvider time)
{
    private const int MaxTurns = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Who has claimed an id anew looks whether it is in use under the caller's other name, which is the other API key: both look
    /// after they claimed, so that of two at the same time one sees the other. An id stays under the name of the key that it came
    /// with, for which the version before this one looks, too: then both versions, while they run side by side, find what the
    /// other has made.
    /// </summary>
    /// <exception cref="ApiException">409 for another body under the same id; 503 while it is another's for longer than this one may wait.</exception>
    public async Task<Claim> TakeAsync(RepeatableRequest request, CancellationToken cancellationToken)
    {
        var (key, otherKey) = (request.Key, request.OtherKey);
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var claim = await WaitForAsync(key, request, cancellationToken);
            if (claim.Entry.UserId is not null || otherKey is null || !await IsKnownAsync(otherKey, cancellationToken))
                return claim;

            await store.RemoveAsync(key, claim.Entry, cancellationToken);
            (key, otherKey) = (otherKey, key);
        }

        throw InProgress(FirstPause);
    }

    public static ApiException InProgress(TimeSpan retryAfter) => new(503, "RequestInProgress",
        $"A request with the same {RepeatableRequest.IdHeader} is still running. Try again in a moment.", RepeatableRequest.IdHeader)
    {
        RetryAfter = retryAfter < MaxRetryAfter ? retryAfter : MaxRetryAfter,
    };

    private async Task<bool> IsKnownAsync(RequestKey key, CancellationToken cancellationToken) =>
        await store.FindAsync(key, cancellationToken) is { } entry && entry.IsOfTheLastDay(time.GetUtcNow());

    /// <summary>While another works on it, looks again, less and less often.</summary>
    private async Task<Claim> WaitForAsync(RequestKey key, RepeatableRequest request, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = 2 * pause < MaxPause ? 2 * pause : MaxPause)
        {
            var (claim, inTheWay) = await TryAsync(key, request, cancellationToken);
            if (claim is not null)
                return claim;

            try
            {
                await Task.Delay(pause, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                throw InProgress(inTheWay.LeasedUntil - time.GetUtcNow());
            }
        }
    }

    private async Task<(Claim? Claim, Entry InTheWay)> TryAsync(RequestKey key, RepeatableRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mine = new Entry(Guid.NewGuid().ToString("N"), request.BodyHash, request.FirstSent ?? now, now, now + options.Lease);
        var kept = await store.AddOrGetAsync(key, mine, cancellationToken);
        if (kept.Owner == mine.Owner)
            return (new Claim(key, kept, IsTakenOver: false, MayHaveAUser: false), kept);

        var isSame = kept.IsOfTheLastDay(now);
        if (isSame && kept.BodyHash != mine.BodyHash)
            throw Reused();
        if (isSame && kept.UserId is not null)
            return (new Claim(key, kept, IsTakenOver: false, MayHaveAUser: false), kept);
        if (isSame && kept.IsAtWork(now))
            return (null, kept);

        // The run that claimed it failed or died. This one goes on where that stopped: with the same id and date towards the service.
        if (isSame)
            mine = mine with { FirstSent = kept.FirstSent, AddedAt = kept.AddedAt };
        return await store.TryReplaceAsync(key, kept, mine, cancellationToken) is { } taken
            ? (new Claim(key, taken, IsTakenOver: isSame, MayHaveAUser: isSame && !kept.IsReleased), taken)
            : (null, kept);
    }

    private static ApiException Reused() => new(409, "RequestIdReused",
        $"The same {RepeatableRequest.IdHeader} was sent before with another body. Use a new one for a new request.", RepeatableRequest.IdHeader);
}
