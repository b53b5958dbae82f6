namespace AcsConnector.Flows.Engine;

/// <summary>Tells a run that its budget is used up: by whoever uses it, and by the clock while the run waits for something outside.</summary>
internal sealed class BudgetWatch : IDisposable
{
    private readonly FlowRun _run;
    private readonly Timer? _timer;
    private bool _isOver;

    public BudgetWatch(FlowRun run, RunLoop loop)
    {
        _run = run;
        run.Budget.Ended += run.Stop;
        if (run.Budget.Exceeded is { } reason)
            run.Stop(reason);
        if (!(run.Budget.TimeLeft < TimeLimit.MaxTimer))
            return;
        // On the thread of the run, where all of its state is changed.
        _timer = new Timer(_ => loop.Post(_ => CheckTime(), null));
        StartTimer();
    }

    public void Dispose()
    {
        _isOver = true;
        _timer?.Dispose();
        _run.Budget.Ended -= _run.Stop;
    }

    /// <summary>A timer's clock is coarser than the budget's: it may come too early.</summary>
    private void CheckTime()
    {
        _run.Budget.CheckTime();
        if (!_isOver && _run.Budget.Exceeded is null)
            StartTimer();
    }

    private void StartTimer()
    {
        var left = _run.Budget.TimeLeft ?? TimeSpan.Zero;
        _timer!.Change(left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
