namespace AcsConnector.Api.Http;

/// <summary>
/// When a request is over: 30 seconds after it came. Whatever it waits for gets a share of that and no more, so that no sum of
/// waits is longer; Logic Apps itself waits for 120.
/// </summary>
internal sealed class RequestDeadline : IDisposable
{
    /// <summary>For all of it.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromSeconds(30);

    /// <summary>For finding out whether the request came before.</summary>
    public static readonly TimeSpan MaxClaim = TimeSpan.FromSeconds(5);

    /// <summary>Left over by the service's share, to keep what came of it.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly CancellationTokenSource _over;

    public RequestDeadline(TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
        _over = new CancellationTokenSource(Whole, time);
    }

    public CancellationToken Over => _over.Token;

    private TimeSpan Left => Whole - _time.GetElapsedTime(_started);

    public CancellationTokenSource ForClaim() => Share(Shorter(Left - Reserve, MaxClaim));

    public CancellationTokenSource ForService() => Share(Left - Reserve);

    public CancellationTokenSource ForResult() => Share(Shorter(Left, Reserve));

    public void Dispose() => _over.Dispose();

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private CancellationTokenSource Share(TimeSpan share) => new(share > TimeSpan.Zero ? share : TimeSpan.Zero, _time);
}
