namespace AcsConnector.Emulator.Tokens;

/// <summary>That a token was issued, and what for. The token itself is not kept.</summary>
internal sealed record IssuedToken(string User, string Scopes, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>The last tokens that were issued since the start, in memory. Older ones are forgotten.</summary>
internal sealed class IssuedTokens
{
    public const int Capacity = 1000;
    private readonly Lock _lock = new();
    private readonly Queue<IssuedToken> _tokens = [];

    public void Add(IssuedToken token)
    {
        lock (_lock)
        {
            if (_tokens.Count == Capacity)
                _tokens.Dequeue();
            _tokens.Enqueue(token);
        }
    }

    /// <summary>Those of one user, the newest first.</summary>
    public IReadOnlyList<IssuedToken> Of(string user)
    {
        lock (_lock)
            return [.. _tokens.Where(token => token.User == user).Reverse()];
    }

    public void Clear()
    {
        lock (_lock)
            _tokens.Clear();
    }
}
