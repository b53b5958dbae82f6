using System.Text.Json.Serialization;

namespace AcsConnector.Emulator.Behaviour;

/// <summary>What became of one request to the service. It holds no token and no key.</summary>
/// <param name="Path">Without the query.</param>
/// <param name="Status">Null when the connection was dropped on purpose.</param>
/// <param name="Signature">valid, refused or notChecked.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Why">What only this emulator says: why a request was denied.</param>
internal sealed record LoggedRequest(
    DateTimeOffset At, string Method, string Path, string Operation, int? Status, string Signature, string? Code, string? Why, double Milliseconds)
{
    /// <summary>Its place among all requests; the log gives it.</summary>
    public long Id { get; init; }

    /// <summary>The error message of the response.</summary>
    public string? Message { get; init; }

    /// <summary>The rest, which is asked for one by one.</summary>
    [JsonIgnore]
    public RequestDetails? Details { get; init; }
}

/// <summary>The last requests, the newest first. Older ones are forgotten.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = new();
    private long _last;

    public void Add(LoggedRequest request)
    {
        lock (_lock)
        {
            if (_requests.Count == capacity)
                _requests.Dequeue();
            _requests.Enqueue(request with { Id = ++_last });
        }
    }

    public IReadOnlyList<LoggedRequest> Newest()
    {
        lock (_lock)
            return [.. _requests.Reverse()];
    }

    /// <summary>Null where it is forgotten.</summary>
    public LoggedRequest? Find(long id)
    {
        lock (_lock)
            return _requests.FirstOrDefault(request => request.Id == id);
    }

    public void Clear()
    {
        lock (_lock)
            _requests.Clear();
    }
}
