namespace AcsConnector.Emulator.Behaviour;

/// <summary>What became of one request to the service. It holds no token, no key and nothing of a body.</summary>
/// <param name="Path">Without the query.</param>
/// <param name="Status">Null when the connection was dropped on purpose.</param>
/// <param name="Signature">valid, refused or notChecked.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Why">What only this emulator says: why a request was denied.</param>
internal sealed record LoggedRequest(
    DateTimeOffset At, string Method, string Path, string Operation, int? Status, string Signature, string? Code, string? Why, double Milliseconds);

/// <summary>The last requests, the newest first. Older ones are forgotten.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = new();

    public void Add(LoggedRequest request)
    {
        lock (_lock)
        {
            if (_requests.Count == capacity)
                _requests.Dequeue();
            _requests.Enqueue(request);
        }
    }

    public IReadOnlyList<LoggedRequest> Newest()
    {
        lock (_lock)
            return [.. _requests.Reverse()];
    }

    public void Clear()
    {
        lock (_lock)
            _requests.Clear();
    }
}
