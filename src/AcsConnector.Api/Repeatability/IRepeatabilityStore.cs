namespace AcsConnector.Api.Repeatability;

/// <summary>Keeps what is known of request ids: in memory for one process, in a table for many.</summary>
internal interface IRepeatabilityStore
{
    /// <summary>Keeps the entry unless there is one already, and gives the one that is kept.</summary>
    Task<Entry> AddOrGetAsync(string key, Entry entry);

    /// <summary>Gives the entry as kept, or null when the known one is no longer there.</summary>
    Task<Entry?> TryReplaceAsync(string key, Entry known, Entry by);

    Task RemoveAsync(string key, Entry known);
}

/// <summary>A request id in use. Tokens are no part of it.</summary>
/// <param name="Owner">The run that claimed it, another for every run.</param>
/// <param name="LeasedUntil">Until when that run may still be at work.</param>
/// <param name="UserId">What came of it; null until then.</param>
/// <param name="Version">The store's own mark.</param>
internal sealed record Entry(
    string Owner, string BodyHash, DateTimeOffset FirstSent, DateTimeOffset AddedAt, DateTimeOffset LeasedUntil, string? UserId = null, string Version = "");
