using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Behaviour;

/// <summary>One documented limit of the service: requests per 30 seconds and resource.</summary>
internal sealed record Limit(string Name, int PerWindow)
{
    public static readonly Limit CreateIdentity = new(nameof(CreateIdentity), 1000);
    public static readonly Limit CreateIdentityWithToken = new(nameof(CreateIdentityWithToken), 1000);
    public static readonly Limit IssueAccessToken = new(nameof(IssueAccessToken), 1000);
    public static readonly Limit ExchangeTeamsUserAccessToken = new(nameof(ExchangeTeamsUserAccessToken), 500);
    public static readonly Limit ExchangeTeamsExtensionAccessToken = new(nameof(ExchangeTeamsExtensionAccessToken), 500);
    public static readonly Limit ExchangeEntraUserAccessToken = new(nameof(ExchangeEntraUserAccessToken), 500);
    public static readonly Limit RevokeAccessTokens = new(nameof(RevokeAccessTokens), 500);
    public static readonly Limit DeleteIdentity = new(nameof(DeleteIdentity), 500);

    public static IReadOnlyList<Limit> All { get; } =
    [
        CreateIdentity, CreateIdentityWithToken, IssueAccessToken, ExchangeTeamsUserAccessToken, ExchangeTeamsExtensionAccessToken,
        ExchangeEntraUserAccessToken, RevokeAccessTokens, DeleteIdentity,
    ];
}

/// <summary>Counts requests that would succeed, in fixed windows of 30 seconds. The form of the window is our choice.</summary>
internal sealed class RateLimits(RateLimitOptions options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly Dictionary<Limit, int> _counts = [];
    private DateTimeOffset _windowStart;

    /// <summary>False: nothing is counted.</summary>
    public bool AreEnforced => options.AreEnforced;

    /// <exception cref="ServiceException">429 with the seconds to the next window.</exception>
    public void Take(Limit limit)
    {
        if (!options.AreEnforced)
            return;

        lock (_lock)
        {
            var now = OpenWindow();
            var count = _counts.GetValueOrDefault(limit);
            if (count >= MaxOf(limit))
                throw ServiceErrors.TooManyRequests(SecondsLeft(now));
            _counts[limit] = count + 1;
        }
    }

    public int MaxOf(Limit limit) => options.OfEachOperation ?? limit.PerWindow;

    public (int SecondsLeft, IReadOnlyDictionary<Limit, int> Counts) Used()
    {
        lock (_lock)
        {
            var now = OpenWindow();
            return (SecondsLeft(now), new Dictionary<Limit, int>(_counts));
        }
    }

    public void Reset()
    {
        lock (_lock)
            _counts.Clear();
    }

    /// <summary>Begins a new window when the last one is over. Gives the time it looked at.</summary>
    private DateTimeOffset OpenWindow()
    {
        var now = time.GetUtcNow();
        if (now - _windowStart >= Window || now < _windowStart)
        {
            _windowStart = now;
            _counts.Clear();
        }

        return now;
    }

    private int SecondsLeft(DateTimeOffset now) => (int)Math.Ceiling((_windowStart + Window - now).TotalSeconds);
}
