using AcsConnector.Api.Http;

namespace AcsConnector.Api.Repeatability;

/// <summary>
/// Serves one process, and forgets when that ends. Three shelves, so that nobody's requests push out another's: callers that this
/// server let in; connections whose key the service accepted, by resource; and what is not decided yet, or never was.
/// </summary>
internal sealed class MemoryStore(RepeatabilityOptions options, TimeProvider time) : IRepeatabilityStore
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly MemoryShelf _letIn = new(options.Capacity);
    private readonly MemoryShelf _accepted = new(options.Capacity);
    private readonly MemoryShelf _undecided = new(options.Capacity);
    private DateTimeOffset _swept;

    public Task<Entry> AddOrGetAsync(RequestKey key, Entry entry, CancellationToken cancellationToken) => Locked(() =>
    {
        var now = time.GetUtcNow();
        SweepNowAndThen(now);
        if (ShelfWith(key)?.Find(key) is { } known)
            return known;
        return ShelfFor(key, entry).TryAdd(key, entry, now) ? entry : throw Full();
    });

    public Task<Entry?> FindAsync(RequestKey key, CancellationToken cancellationToken) => Locked(() => ShelfWith(key)?.Find(key));

    public Task<Entry?> TryReplaceAsync(RequestKey key, Entry known, Entry by, CancellationToken cancellationToken) => Locked(() =>
    {
        if (ShelfWith(key) is not { } shelf || shelf.Find(key) != known)
            return null;

        if (ShelfFor(key, by) is var right && right == shelf)
        {
            shelf.Replace(key, by);
        }
        else
        {
            shelf.Remove(key);
            right.TryAdd(key, by, time.GetUtcNow());
        }

        return by;
    });

    public Task RemoveAsync(RequestKey key, Entry known, CancellationToken cancellationToken) => Locked(() =>
    {
        if (ShelfWith(key) is { } shelf && shelf.Find(key) == known)
            shelf.Remove(key);
        return true;
    });

    /// <summary>That a user was made is how the service says that it accepts a key.</summary>
    private MemoryShelf ShelfFor(RequestKey key, Entry entry) =>
        key.Share.UsesServerCredential ? _letIn : entry.UserId is not null ? _accepted : _undecided;

    private MemoryShelf? ShelfWith(RequestKey key) =>
        key.Share.UsesServerCredential ? _letIn : _accepted.Find(key) is not null ? _accepted : _undecided.Find(key) is not null ? _undecided : null;

    private void SweepNowAndThen(DateTimeOffset now)
    {
        if (now - _swept < BetweenSweeps)
            return;

        _swept = now;
        foreach (var shelf in new[] { _letIn, _accepted, _undecided })
            shelf.ForgetWhatIsNotOfTheLastDay(now);
    }

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (_lock)
            return Task.FromResult(work());
    }

    private static ApiException Full() => new(503, TableStore.UnavailableCode,
        "This server works on too many new requests at the same time to remember another one, and no user was created. Try again.");
}
