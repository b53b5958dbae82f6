using Microsoft.Extensions.Time.Testing;

namespace AcsConnector.Emulator.Tests;

/// <summary>Stands still until a test moves it. It starts within a second, so that lost fractions show.</summary>
internal sealed class TestClock() : FakeTimeProvider(Beginning)
{
    public static readonly DateTimeOffset Beginning = new DateTimeOffset(2026, 11, 22, 22, 38, 50, TimeSpan.Zero).AddTicks(1_234_567);
    private TaskCompletionSource _waiting = NobodyWaits();

    /// <summary>Completes when somebody waits for this clock to move.</summary>
    public Task SomebodyWaits => _waiting.Task;

    public void BeginAnew()
    {
        AdjustTime(Beginning);
        _waiting = NobodyWaits();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waiting.TrySetResult();
        return timer;
    }

    private static TaskCompletionSource NobodyWaits() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
