namespace AcsConnector.Benchmarks.Loading;

/// <summary>The requests of one run, made and signed before it, for all its connections.</summary>
internal sealed class RequestQueue
{
    private readonly IReadOnlyList<byte[]> _requests;
    private readonly bool _repeats;
    private int _taken;

    private RequestQueue(IReadOnlyList<byte[]> requests, bool repeats)
    {
        _requests = requests;
        _repeats = repeats;
    }

    public static RequestQueue Repeat(params IReadOnlyList<byte[]> requests) => new(requests, repeats: true);

    public static RequestQueue Once(IReadOnlyList<byte[]> requests) => new(requests, repeats: false);

    /// <summary>Null at the end.</summary>
    public byte[]? Next()
    {
        var index = Interlocked.Increment(ref _taken) - 1;
        if (_repeats)
            return _requests[index % _requests.Count];
        return index < _requests.Count ? _requests[index] : null;
    }
}
