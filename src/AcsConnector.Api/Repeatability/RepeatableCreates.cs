using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using AcsConnector.Api.Actions;
using AcsConnector.Api.Errors;

namespace AcsConnector.Api.Repeatability;

/// <summary>
/// Remembers which user a request id made, so that a retried "Create a user" makes one user. The headers are those of
/// Repeatable Requests (OASIS). Kept in memory: it serves one process, and forgets when that ends.
/// </summary>
internal sealed class RepeatableCreates(TimeProvider time)
{
    public const string RequestIdHeader = "Repeatability-Request-ID";
    public const string ResultHeader = "Repeatability-Result";
    private const int LongestRequestId = 128;
    private const int Capacity = 100_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(string Caller, string RequestId), Entry> _entries = new();
    private readonly ConcurrentQueue<((string, string) Key, Entry Entry)> _byAge = new();

    /// <summary>Claims the request id; dispose it, completed or not.</summary>
    /// <exception cref="ApiException">400 for a malformed id or another body under the same id, 409 while the first request runs.</exception>
    public Claim Claim(string caller, string requestId, CreateUser.Request request)
    {
        if (requestId.Length > LongestRequestId || requestId.Any(c => c is < ' ' or > '~'))
            throw new ApiException(400, "InvalidRequestId", $"{RequestIdHeader} must be 1 to {LongestRequestId} printable ASCII characters.", RequestIdHeader);

        ForgetOld();
        var key = (caller, requestId);
        var mine = new Entry(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ApiJson.Wire.CreateUserRequest)), time.GetUtcNow());
        var entry = _entries.GetOrAdd(key, mine);
        if (ReferenceEquals(entry, mine))
        {
            _byAge.Enqueue((key, mine));
            return new Claim(this, key, mine);
        }

        if (!entry.BodyHash.AsSpan().SequenceEqual(mine.BodyHash))
            throw new ApiException(400, "RequestIdReused", $"The same {RequestIdHeader} was sent before with another body. Use a new one for a new request.", RequestIdHeader);
        if (entry.UserId is null)
            throw new ApiException(409, "RequestInProgress", $"A request with the same {RequestIdHeader} is still running. Try again in a moment.", RequestIdHeader);
        return new Claim(this, key, entry);
    }

    internal void Forget((string, string) key, Entry entry) => _entries.TryRemove(new(key, entry));

    private void ForgetOld()
    {
        var oldest = time.GetUtcNow() - Lifetime;
        while (_byAge.TryPeek(out var next) && (next.Entry.ClaimedAt < oldest || _byAge.Count >= Capacity) && _byAge.TryDequeue(out var old))
            Forget(old.Key, old.Entry);
    }

    internal sealed class Entry(byte[] bodyHash, DateTimeOffset claimedAt)
    {
        private volatile string? _userId;

        public byte[] BodyHash { get; } = bodyHash;

        public DateTimeOffset ClaimedAt { get; } = claimedAt;

        /// <summary>Null while the first request runs.</summary>
        public string? UserId
        {
            get => _userId;
            set => _userId = value;
        }
    }
}

/// <summary>A request id in use. One that ends without a user is free again: the request failed, and a retry may run.</summary>
internal sealed class Claim(RepeatableCreates owner, (string, string) key, RepeatableCreates.Entry entry) : IDisposable
{
    /// <summary>The user that an earlier request with the same id made.</summary>
    public string? UserId { get; } = entry.UserId;

    public void Complete(string userId) => entry.UserId = userId;

    public void Dispose()
    {
        if (entry.UserId is null)
            owner.Forget(key, entry);
    }
}
