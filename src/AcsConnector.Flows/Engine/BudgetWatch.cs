namespace AcsConnector.Flows.Engine;

/// <summary>Tells a run that its budget is used up: by whoever uses it, and by the clock while the run waits for something outside.</summary>
internal sealed class BudgetWatch : IDisposable
{
    private readonly FlowRun _run;
    private readonly Timer? _timer;

    public BudgetWatch(FlowRun run, RunLoop loop)
    {
        _run = run;
        run.Budget.Ended += run.Stop;
        if (run.Budget.Exceeded is { } reason)
            run.Stop(reason);
        // On the thread of the run, where all of its state is changed.
        if (run.Budget.TimeLeft is { } left && left < TimeLimit.MaxTimer)
            _timer = new Timer(_ => loop.Post(_ => run.Budget.CheckTime(), null), null, left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _run.Budget.Ended -= _run.Stop;
    }
}
