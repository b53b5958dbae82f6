using AcsConnector.Api.Http;

namespace AcsConnector.Api.Repeatability;

/// <summary>
/// Holds a claim while its run is at work. It is short, so that the claim of a process that died is soon free, and is renewed
/// all the time. Where that fails the work must end before another run may begin it.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly IRepeatabilityStore _store;
    private readonly RequestKey _key;
    private readonly RepeatabilityOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ending;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    public Lease(IRepeatabilityStore store, Claim claim, RepeatabilityOptions options, TimeProvider time)
    {
        _store = store;
        _key = claim.Key;
        _options = options;
        _time = time;
        Entry = claim.Entry;
        _ending = new CancellationTokenSource(UntilItEnds, time);
        _renewing = RenewAsync();
    }

    /// <summary>As the store has it, while nobody else took it.</summary>
    public Entry Entry { get; private set; }

    /// <summary>Cancelled when another run has the claim, or when no more than <see cref="RepeatabilityOptions.LeaseMargin"/> is left.</summary>
    public CancellationToken Ending => _ending.Token;

    public bool IsTakenOver { get; private set; }

    private TimeSpan UntilItEnds =>
        Entry.LeasedUntil - _options.LeaseMargin - _time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Renews it no longer. What is left of it stays.</summary>
    public async Task StopAsync()
    {
        await _done.CancelAsync();
        await _renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _ending.Dispose();
        _done.Dispose();
    }

    private async Task RenewAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, _done.Token);
        try
        {
            for (var wait = _options.Lease / 3; ; wait = await TryRenewAsync(stop.Token) ? _options.Lease / 3 : BetweenTries)
                await Task.Delay(wait, _time, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The run is over, or the lease is.
        }
    }

    private async Task<bool> TryRenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            var renewed = await _store.TryReplaceAsync(_key, Entry, Entry with { LeasedUntil = _time.GetUtcNow() + _options.Lease }, cancellationToken);
            IsTakenOver = renewed is null;
            Entry = renewed ?? Entry;
            _ending.CancelAfter(IsTakenOver ? TimeSpan.Zero : UntilItEnds);
            return true;
        }
        catch (ApiException)
        {
            return false;
        }
    }
}
