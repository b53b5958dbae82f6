namespace AcsConnector.Flows.Engine;

/// <summary>Runs a flow from its trigger to its last action.</summary>
internal static class FlowRunner
{
    public static async Task<RunResult> RunAsync(LoadedFlow flow, RunOptions options, RunLoop loop, int depth, CancellationToken cancellationToken)
    {
        var started = options.Time.GetUtcNow();
        var run = FlowRun.Begin(flow, options, loop, depth, cancellationToken);
        using var watch = run.WatchBudget();
        run.Trigger = flow.Trigger.Fire(options.Trigger, run);
        if (TriggerChecks.WhyNot(flow.Trigger, options.Trigger, run) is { } refused)
            return NotStarted(run, refused, started);
        var frame = new Frame(run);
        var status = await flow.Block.RunAsync(frame, run.CancellationToken);
        var actions = flow.Actions.Select(action => frame.Own(action.Name)).OfType<ActionRun>().Where(action => action.HasRun).ToList();
        var error = status == ActionStatus.Failed ? Outcome.ErrorOf("ActionFailed", "An action failed. No dependent actions succeeded.") : null;
        return new RunResult(
            run.Id,
            run.Termination?.Status ?? status,
            run.Termination is { } end ? end.Error : error,
            run.Trigger,
            actions,
            run.Response,
            started,
            options.Time.GetUtcNow(),
            run.Secrets)
        {
            FailedAction = run.Termination is null ? flow.Block.FailedIn(frame) : EndedBy(run, actions),
        };
    }

    private static RunResult NotStarted(FlowRun run, RefusedTrigger refused, DateTimeOffset started)
    {
        var error = Outcome.ErrorOf(refused.Code, refused.Message);
        var trigger = run.Trigger! with { Record = run.Trigger.Record with { Status = ActionStatus.Skipped, Code = refused.Code, Error = error } };
        var response = refused.Response is { } sent ? new ActionResponse(trigger.Record.Name, sent) : null;
        return new RunResult(run.Id, RunResult.NotStarted, error, trigger, [], response, started, run.Time.GetUtcNow(), run.Secrets);
    }

    /// <summary>The Terminate that ended a run as failed.</summary>
    private static ActionRun? EndedBy(FlowRun run, List<ActionRun> actions) => run.Termination is (ActionStatus.Failed, _, var terminate)
        ? actions.Find(action => action.Record.Name == terminate)
        : null;
}
