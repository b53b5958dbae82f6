using System.Collections.Concurrent;

namespace AcsConnector.Api.Repeatability;

/// <summary>Serves one process, and forgets when that ends.</summary>
internal sealed class MemoryStore(TimeProvider time) : IRepeatabilityStore
{
    private const int Capacity = 100_000;
    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly ConcurrentQueue<(string Key, DateTimeOffset AddedAt)> _byAge = new();

    public Task<Entry> AddOrGetAsync(string key, Entry entry)
    {
        ForgetOld();
        var kept = _entries.GetOrAdd(key, entry);
        if (ReferenceEquals(kept, entry))
            _byAge.Enqueue((key, entry.AddedAt));
        return Task.FromResult(kept);
    }

    public Task<Entry?> TryReplaceAsync(string key, Entry known, Entry by) => Task.FromResult(_entries.TryUpdate(key, by, known) ? by : null);

    public Task RemoveAsync(string key, Entry known)
    {
        _entries.TryRemove(new(key, known));
        return Task.CompletedTask;
    }

    private void ForgetOld()
    {
        var oldest = time.GetUtcNow() - RepeatableCreates.Lifetime;
        while (_byAge.TryPeek(out var next) && (next.AddedAt < oldest || _byAge.Count >= Capacity) && _byAge.TryDequeue(out var old))
        {
            // A request id that failed and came again has a younger entry by now.
            if (_entries.TryGetValue(old.Key, out var entry) && entry.AddedAt == old.AddedAt)
                _entries.TryRemove(new(old.Key, entry));
        }
    }
}
