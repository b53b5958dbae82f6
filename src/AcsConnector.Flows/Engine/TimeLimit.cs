namespace AcsConnector.Flows.Engine;

/// <summary>A token that ends with another one, or when a time is over.</summary>
internal sealed class TimeLimit : IDisposable
{
    /// <summary>A timer takes no more than 49 days at once. Longer limits are none: no run lasts that long.</summary>
    public static readonly TimeSpan MaxTimer = TimeSpan.FromDays(40);

    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource? _both;

    /// <param name="time">Null for no limit.</param>
    public TimeLimit(TimeSpan? time, TimeProvider clock, CancellationToken outer)
    {
        Token = outer;
        if (time is not { } wait || wait > MaxTimer)
            return;
        _timer = new CancellationTokenSource(wait, clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(outer, _timer.Token);
        Token = _both.Token;
    }

    public CancellationToken Token { get; }

    public bool IsOver => _timer is { IsCancellationRequested: true };

    public void Dispose()
    {
        _both?.Dispose();
        _timer?.Dispose();
    }
}
