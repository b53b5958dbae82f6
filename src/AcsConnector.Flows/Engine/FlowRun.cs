using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>The state of one run, shared by all its branches.</summary>
internal sealed class FlowRun(LoadedFlow flow, RunOptions options, RunLoop loop, CancellationToken cancellationToken)
{
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private long _trackingIds;

    public LoadedFlow Flow { get; } = flow;

    public RunOptions Options { get; } = options;

    /// <summary>A single value is no larger than half of what all may be.</summary>
    public FlowLimits Limits { get; } = options.Limits.MaxRunMemory / 2 >= options.Limits.MaxValueSize
        ? options.Limits
        : options.Limits with { MaxValueSize = (int)(options.Limits.MaxRunMemory / 2) };

    public RunBudget Budget { get; } = options.Budget ?? new RunBudget(options.Limits);

    public TimeProvider Time { get; } = options.Time;

    /// <summary>Sortable, like the service's.</summary>
    public string Id { get; } = Guid.CreateVersion7(options.Time.GetUtcNow()).ToString("N").ToUpperInvariant();

    public Dictionary<string, Variable> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ObjectValue Parameters { get; private set; } = flow.ParametersWith(options.Parameters);

    public ObjectValue AppSettings { get; } = flow.AppSettingsWith(options.AppSettings);

    public Secrets Secrets { get; } = options.Secrets ?? new Secrets();

    public ActionRun? Trigger { get; set; }

    /// <summary>What the flow returned to its caller, once it did.</summary>
    public ActionResponse? Response { get; set; }

    /// <summary>Set by a Terminate: how the run ends, whatever else there is.</summary>
    public (string Status, Value? Error, string Action)? Termination { get; private set; }

    public bool IsTerminated => Termination is not null;

    public CancellationToken CancellationToken => _end.Token;

    public Value WorkflowValue => field ??= MakeWorkflow();

    /// <summary>How many flows have called each other to get here.</summary>
    public int Depth { get; init; }

    /// <exception cref="FlowRefusedException">A parameter that the flow uses has no value.</exception>
    public static FlowRun Begin(LoadedFlow flow, RunOptions options, RunLoop loop, int depth, CancellationToken cancellationToken)
    {
        var run = new FlowRun(flow, options, loop, cancellationToken) { Depth = depth };
        run.Parameters = ProjectValues.Resolve(run);
        return run;
    }

    /// <summary>Ends the run when its budget is used up, also while it waits.</summary>
    public IDisposable WatchBudget() => new BudgetWatch(this, loop);

    /// <summary>Ends the run because its budget is used up.</summary>
    public void Stop(string reason) => End(ActionStatus.Failed, Outcome.ErrorOf("RunLimitExceeded", $"The run was ended: {reason}."), "");

    public void Terminate(string status, Value? error, string action) => End(status, error, action);

    public void Report(RunEvent happened) => Options.OnEvent?.Invoke(happened);

    public string NewTrackingId() => $"{Id[..20]}{++_trackingIds:X12}";

    /// <summary>Waits in steps, because a timer takes no more than 49 days at once.</summary>
    public async Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        for (; wait > TimeLimit.MaxTimer; wait -= TimeLimit.MaxTimer)
            await Task.Delay(TimeLimit.MaxTimer, Time, cancellationToken);
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Time, cancellationToken);
    }

    /// <exception cref="NoResponseException">Nobody responded.</exception>
    public async Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await WaitOutsideAsync(() => Options.Transport.SendAsync(request, cancellationToken));
            if (response.Delay > TimeSpan.Zero)
                await DelayAsync(response.Delay, cancellationToken);
            return response;
        }
        catch (NoResponseException e) when (e.Delay > TimeSpan.Zero)
        {
            await DelayAsync(e.Delay, cancellationToken);
            throw;
        }
    }

    /// <summary>Waits for what happens outside of the run. Virtual time stands still meanwhile.</summary>
    public Task<T> WaitOutsideAsync<T>(Func<Task<T>> work) => loop.WaitOutsideAsync(work);

    /// <summary>Runs a flow that this one calls, on the same loop and with the same clock.</summary>
    public Task<RunResult> RunChildAsync(LoadedFlow child, Value? body) => FlowRunner.RunAsync(
        child,
        Options with { Budget = Budget, Trigger = TriggerInput.Of(body), Parameters = ObjectValue.Empty, Secrets = Secrets, OnEvent = null },
        loop,
        Depth + 1,
        CancellationToken);

    private void End(string status, Value? error, string action)
    {
        Termination ??= (status, error, action);
        _end.Cancel();
    }

    /// <summary>As <c>workflow()</c> shows it: Power Automate names its flows by an id and keeps the display name in a tag.</summary>
    private ObjectValue MakeWorkflow()
    {
        var name = Flow.Definition.Name;
        var type = Flow.Definition.Host == Definitions.FlowHost.PowerAutomate ? "Microsoft.Flow/flows" : "Microsoft.Logic/workflows";
        var id = $"/workflows/{Uri.EscapeDataString(name)}";
        return new ObjectValue(
            ("id", id),
            ("name", name),
            ("type", type),
            ("location", "local"),
            ("tags", new ObjectValue(("flowDisplayName", name), ("environmentName", "local"))),
            ("run", new ObjectValue(("id", $"{id}/runs/{Id}"), ("name", Id), ("type", type + "/runs"))));
    }
}
