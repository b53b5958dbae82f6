namespace AcsConnector.Api.Repeatability;

/// <summary>
/// Keeps what is known of request ids: in memory for one process, in a table for many. Where it cannot, all throw an
/// <see cref="Http.ApiException"/> of status 503, a cancelled call too.
/// </summary>
internal interface IRepeatabilityStore
{
    /// <summary>Keeps the entry unless there is one already, and gives the one that is kept.</summary>
    Task<Entry> AddOrGetAsync(RequestKey key, Entry entry, CancellationToken cancellationToken);

    Task<Entry?> FindAsync(RequestKey key, CancellationToken cancellationToken);

    /// <summary>Gives the entry as kept, or null when the known one is no longer there.</summary>
    Task<Entry?> TryReplaceAsync(RequestKey key, Entry known, Entry by, CancellationToken cancellationToken);

    Task RemoveAsync(RequestKey key, Entry known, CancellationToken cancellationToken);
}

/// <summary>A request id in use. Tokens are no part of it.</summary>
/// <param name="Owner">The run that claimed it, another for every run.</param>
/// <param name="LeasedUntil">Until when that run may still be at work.</param>
/// <param name="UserId">What came of it; null until then.</param>
/// <param name="Version">The store's own mark.</param>
internal sealed record Entry(
    string Owner, string BodyHash, DateTimeOffset FirstSent, DateTimeOffset AddedAt, DateTimeOffset LeasedUntil,
    string? UserId = null, string Version = "")
{
    /// <summary>Whether its run has said that it is over, without a result. One that died has not.</summary>
    public bool IsReleased => UserId is null && LeasedUntil <= AddedAt;

    public bool IsOfTheLastDay(DateTimeOffset now) => AddedAt > now - RepeatableCreates.Lifetime;

    public bool IsAtWork(DateTimeOffset now) => UserId is null && LeasedUntil > now;

    public Entry Released() => this with { LeasedUntil = AddedAt };
}
