namespace AcsConnector.Flows.Engine;

/// <summary>A clock that runs like the one below it and skips what a flow would only wait for: an hour's delay takes no time.</summary>
/// <param name="clock">The clock below: the system's, or a test's.</param>
internal sealed class VirtualTime(TimeProvider clock) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<Timer> _timers = [];
    private TimeSpan _skipped;
    private long _timersMade;

    /// <summary>How much time was skipped so far.</summary>
    public TimeSpan Skipped
    {
        get
        {
            lock (_gate)
                return _skipped;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return Later(clock.GetUtcNow(), _skipped);
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), Interlocked.Increment(ref _timersMade));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Skips to the earliest timer and fires it. False when there is none.</summary>
    internal bool MoveToNextTimer()
    {
        lock (_gate)
        {
            if (_timers.Min is not { } next)
                return false;
            var wait = next.Due - GetUtcNow();
            if (wait > TimeSpan.Zero)
                _skipped += wait;
        }

        FireDueTimers();
        return true;
    }

    internal TimeSpan UntilNextTimer()
    {
        lock (_gate)
        {
            if (_timers.Min is not { } next)
                return Timeout.InfiniteTimeSpan;
            var wait = next.Due - GetUtcNow();
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1);
        }
    }

    internal void FireDueTimers()
    {
        while (true)
        {
            Timer? due;
            lock (_gate)
            {
                due = _timers.Min;
                if (due is null || due.Due > GetUtcNow())
                    return;
                _timers.Remove(due);
            }

            due.Fire();
        }
    }

    /// <summary>The calendar ends with the year 9999, and a flow may wait longer.</summary>
    private static DateTimeOffset Later(DateTimeOffset time, TimeSpan wait) =>
        wait < DateTimeOffset.MaxValue - time ? time + wait : DateTimeOffset.MaxValue;

    private sealed class Timer(VirtualTime time, Action fire, long number) : ITimer, IComparable<Timer>
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
                throw new NotSupportedException("Virtual time has no periodic timers.");
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = Later(time.GetUtcNow(), dueTime);
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public int CompareTo(Timer? other) => other is null ? 1 : (Due, Number).CompareTo((other.Due, other.Number));

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private long Number => number;
    }
}
