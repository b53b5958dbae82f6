namespace AcsConnector.Api.Repeatability;

/// <summary>
/// Entries up to a number. When it is full, the share with the most entries loses its oldest one: who has no more than an equal
/// part loses nothing to others. An entry that is being worked on stays.
/// </summary>
internal sealed class MemoryShelf(int capacity)
{
    private readonly Dictionary<string, LinkedListNode<Kept>> _entries = [];
    private readonly Dictionary<string, LinkedList<Kept>> _oldestFirst = [];

    public Entry? Find(RequestKey key) => _entries.TryGetValue(key.Hash, out var node) ? node.Value.Entry : null;

    /// <summary>False when there is no room.</summary>
    public bool TryAdd(RequestKey key, Entry entry, DateTimeOffset now)
    {
        if (_entries.Count >= capacity && !TryMakeRoom(key.Share.Name, now))
            return false;

        if (!_oldestFirst.TryGetValue(key.Share.Name, out var share))
            _oldestFirst.Add(key.Share.Name, share = []);
        _entries.Add(key.Hash, share.AddLast(new Kept(key, entry)));
        return true;
    }

    public void Replace(RequestKey key, Entry by) => _entries[key.Hash].ValueRef = new Kept(key, by);

    public void Remove(RequestKey key)
    {
        if (!_entries.Remove(key.Hash, out var node))
            return;

        var share = node.List!;
        share.Remove(node);
        if (share.Count == 0)
            _oldestFirst.Remove(key.Share.Name);
    }

    public void ForgetWhatIsNotOfTheLastDay(DateTimeOffset now)
    {
        foreach (var share in _oldestFirst.Values.ToList())
        {
            while (share.First is { Value: var oldest } && !oldest.Entry.IsOfTheLastDay(now))
                Remove(oldest.Key);
        }
    }

    private bool TryMakeRoom(string forShare, DateTimeOffset now)
    {
        // Of two with as many, the one that wants more.
        var largest = _oldestFirst.MaxBy(share => (share.Value.Count, share.Key == forShare)).Value;
        var oldest = largest.First!.Value;
        if (oldest.Entry.IsAtWork(now))
            return false;

        Remove(oldest.Key);
        return true;
    }

    private sealed record Kept(RequestKey Key, Entry Entry);
}
