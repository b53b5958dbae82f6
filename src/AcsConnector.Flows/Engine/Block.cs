namespace AcsConnector.Flows.Engine;

/// <summary>Actions that wait for each other by <c>runAfter</c>, in an order in which every one stands behind those it waits for.</summary>
internal sealed class Block(IReadOnlyList<FlowAction> actions)
{
    private readonly int[] _leaves =
        [.. Enumerable.Range(0, actions.Count).Except(actions.SelectMany(action => action.RunAfter).Select(condition => condition.Index))];

    public IReadOnlyList<FlowAction> Actions { get; } = actions;

    /// <summary>Runs all of them, side by side where nothing keeps them apart, and says how the block ended.</summary>
    public async Task<string> RunAsync(Frame frame, CancellationToken cancellationToken)
    {
        var tasks = new Task<bool>[Actions.Count];
        for (var i = 0; i < tasks.Length; i++)
            tasks[i] = RunInTurnAsync(Actions[i], frame, tasks, cancellationToken);
        var hadTurns = await Task.WhenAll(tasks);
        return frame.Run.IsTerminated || hadTurns.Contains(false) ? ActionStatus.Cancelled : StatusIn(frame);
    }

    /// <summary>False when everything had ended before the action's turn.</summary>
    private static async Task<bool> RunInTurnAsync(FlowAction action, Frame frame, Task<bool>[] tasks, CancellationToken cancellationToken)
    {
        foreach (var condition in action.RunAfter)
            await tasks[condition.Index];

        if (frame.Run.IsTerminated || cancellationToken.IsCancellationRequested)
        {
            action.Skip(frame, "ActionSkipped", $"The execution of template action '{action.Name}' is skipped: the run, or the block around it, has ended.");
            return false;
        }

        foreach (var condition in action.RunAfter)
        {
            var status = frame.Own(condition.Action)!.Record.Status;
            if (condition.Statuses.Contains(status))
                continue;
            action.Skip(
                frame,
                "ActionConditionFailed",
                $"The execution of template action '{action.Name}' is skipped: the 'runAfter' condition for action '{condition.Action}' is not satisfied. "
                    + $"Expected status values '{string.Join(", ", condition.Statuses)}' and actual value '{status}'.");
            return true;
        }

        await action.ExecuteAsync(frame, cancellationToken);
        return true;
    }

    /// <summary>The action that made the block fail; null when it has not failed, or not run.</summary>
    public ActionRun? FailedIn(Frame frame)
    {
        if (Actions.Any(action => frame.Own(action.Name) is null))
            return null;
        var statuses = StatusesIn(frame);
        var failed = _leaves.FirstOrDefault(leaf => ActionStatus.IsFailure(statuses[leaf]), -1);
        if (failed < 0)
            return null;
        while (frame.Own(Actions[failed].Name)!.Record.Status == ActionStatus.Skipped)
            failed = Actions[failed].RunAfter.First(condition => ActionStatus.IsFailure(statuses[condition.Index])).Index;
        return Actions[failed].FailedIn(frame);
    }

    /// <summary>The leaves decide: the actions that nobody runs after.</summary>
    private string StatusIn(Frame frame)
    {
        var statuses = StatusesIn(frame);
        return _leaves.Any(leaf => ActionStatus.IsFailure(statuses[leaf])) ? ActionStatus.Failed
            : _leaves.Any(leaf => statuses[leaf] == ActionStatus.Cancelled) ? ActionStatus.Cancelled
            : ActionStatus.Succeeded;
    }

    /// <summary>One that was skipped stands for those it waited for.</summary>
    private string[] StatusesIn(Frame frame)
    {
        var statuses = new string[Actions.Count];
        for (var i = 0; i < statuses.Length; i++)
        {
            var own = frame.Own(Actions[i].Name)!.Record.Status;
            statuses[i] = own != ActionStatus.Skipped ? own
                : Actions[i].RunAfter.Any(condition => ActionStatus.IsFailure(statuses[condition.Index])) ? ActionStatus.Failed
                : ActionStatus.Succeeded;
        }

        return statuses;
    }
}
