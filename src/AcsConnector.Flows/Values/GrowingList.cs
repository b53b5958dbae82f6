using System.Collections;

namespace AcsConnector.Flows.Values;

/// <summary>
/// A list that a longer one shares its memory with, so that appending in a loop of thousands does not copy thousands each time. A
/// list never changes: only the longest one may be appended to without a copy.
/// </summary>
internal sealed class GrowingList : IReadOnlyList<Value>
{
    private readonly List<Value> _shared;

    private GrowingList(List<Value> shared)
    {
        _shared = shared;
        Count = shared.Count;
    }

    public int Count { get; }

    public Value this[int index] => index < Count ? _shared[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public static GrowingList Append(IReadOnlyList<Value> items, Value item)
    {
        var shared = items is GrowingList list && list.Count == list._shared.Count ? list._shared : [.. items];
        shared.Add(item);
        return new GrowingList(shared);
    }

    public IEnumerator<Value> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return _shared[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
