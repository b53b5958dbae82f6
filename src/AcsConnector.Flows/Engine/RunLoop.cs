using System.Collections.Concurrent;

namespace AcsConnector.Flows.Engine;

/// <summary>
/// Runs a flow on one thread, so that parallel branches and loops never race for variables and two runs take the same turns. Time
/// moves on to the next timer only when no branch can go on and no request is on its way.
/// </summary>
internal sealed class RunLoop : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> _work = [];
    private readonly VirtualTime? _time;
    private int _requests;

    private RunLoop(VirtualTime? time) => _time = time;

    public static T Run<T>(TimeProvider time, Func<RunLoop, Task<T>> run)
    {
        var before = Current;
        var loop = new RunLoop(time as VirtualTime);
        SetSynchronizationContext(loop);
        try
        {
            var task = run(loop);
            if (!task.IsCompleted)
                task.ContinueWith(_ => loop.Post(_ => { }, null), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            while (!task.IsCompleted)
                loop.Turn();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

    /// <summary>Waits for something outside: virtual time stands still meanwhile, unless it is later than the clock already.</summary>
    public async Task<T> WaitOutsideAsync<T>(Func<Task<T>> request)
    {
        _requests++;
        try
        {
            return await request();
        }
        finally
        {
            _requests--;
        }
    }

    private void Turn()
    {
        if (_work.TryTake(out var next))
        {
            next.Work(next.State);
            return;
        }

        if (_time is null)
        {
            WaitForWork(Timeout.InfiniteTimeSpan);
            return;
        }

        if (_requests > 0)
        {
            WaitForWork(_time.UntilNextTimer());
            return;
        }

        // Nobody can go on and nothing is on its way: whatever is waited for comes now.
        var hadTimer = _time.MoveToNextTimer();
        if (!hadTimer)
            WaitForWork(Timeout.InfiniteTimeSpan);
    }

    private void WaitForWork(TimeSpan atMost)
    {
        if (_work.TryTake(out var next, atMost))
            next.Work(next.State);
        else
            _time?.FireDueTimers();
    }
}
