namespace AcsConnector.Emulator;

/// <summary>
/// The clock of an <see cref="AcsEmulator"/>. It goes on by itself and can be moved ahead, so that tokens end and limits begin anew without a
/// wait. Signatures of callers are not judged by it: those go by the system's clock, as their clients do.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    private readonly TimeProvider _beneath;
    private long _ahead;

    internal EmulatorClock(TimeProvider beneath) => _beneath = beneath;

    /// <summary>The local time zone of the clock that it goes by.</summary>
    public override TimeZoneInfo LocalTimeZone => _beneath.LocalTimeZone;

    /// <summary>The frequency of <see cref="GetTimestamp"/>.</summary>
    public override long TimestampFrequency => _beneath.TimestampFrequency;

    /// <summary>What the clock shows.</summary>
    /// <returns>The time, in UTC.</returns>
    public override DateTimeOffset GetUtcNow() => _beneath.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>For measuring how long something takes. Moving the clock does not change it.</summary>
    /// <returns>A stamp for <see cref="TimeProvider.GetElapsedTime(long)"/>.</returns>
    public override long GetTimestamp() => _beneath.GetTimestamp();

    /// <summary>Makes a timer that lasts as long as it lasts: moving the clock does not end it.</summary>
    /// <param name="callback">What is called.</param>
    /// <param name="state">What it is called with.</param>
    /// <param name="dueTime">When it is called first.</param>
    /// <param name="period">When it is called again.</param>
    /// <returns>The timer.</returns>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _beneath.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves the clock ahead; it goes on from there.</summary>
    /// <param name="time">By how much, not less than nothing.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Interlocked.Add(ref _ahead, time.Ticks);
    }

    /// <summary>Sets the clock; it goes on from there.</summary>
    /// <param name="time">What it is to show, not earlier than what it shows: tokens that were issued stay issued.</param>
    public void SetUtcNow(DateTimeOffset time)
    {
        var now = GetUtcNow();
        if (time < now)
            throw new ArgumentOutOfRangeException(nameof(time), time, $"The clock shows {now:u} and does not run back. ResetAsync lets it begin anew.");
        Interlocked.Add(ref _ahead, (time - now).Ticks);
    }

    internal void Reset() => Interlocked.Exchange(ref _ahead, 0);
}
