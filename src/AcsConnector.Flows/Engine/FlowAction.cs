using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>An action of a flow, read once and run any number of times. A type of action is a class of this kind.</summary>
internal abstract class FlowAction(ActionDefinition definition)
{
    public ActionDefinition Definition { get; } = definition;

    public string Name => Definition.Name;

    /// <summary>The conditions of <c>runAfter</c>, in the order of the definition.</summary>
    public IReadOnlyList<RunAfter> RunAfter { get; set; } = [];

    /// <summary>The blocks inside, whichever of them runs.</summary>
    public virtual IEnumerable<Block> Blocks => [];

    /// <summary>Whether it sends requests, which no mock and no static result keeps it from.</summary>
    public virtual bool Connects => false;

    /// <summary>The flow that it runs; null where it runs none, or where a response stands for what that one does.</summary>
    public virtual FlowDefinition? Called => null;

    /// <summary>Where its requests go, as far as the definition says so without an expression; null where a run decides.</summary>
    public virtual Uri? KnownAddress => null;

    /// <summary>The definition's <c>limit.timeout</c>; null without one.</summary>
    public Expression? Timeout { get; set; }

    /// <summary>The timeout of an action whose definition has none.</summary>
    protected virtual TimeSpan? DefaultTimeout => null;

    /// <summary>Whether the timeout stops the action while it works.</summary>
    protected virtual bool EndsAtTimeout => true;

    /// <summary>Whether hidden inputs show in the outputs again; not so where a service makes them.</summary>
    protected virtual bool MakesOutputsOfInputs => true;

    /// <summary>The actions inside, at any depth.</summary>
    public IEnumerable<FlowAction> Descendants => Blocks.SelectMany(block => block.Actions).SelectMany(action => action.Descendants.Prepend(action));

    /// <summary>The definition's timeout, or the usual one; null for none.</summary>
    protected TimeSpan? ReadTimeout(ActionScope scope) => (Timeout is null ? null : Duration.Read(scope.Evaluate(Timeout))) ?? DefaultTimeout;

    /// <summary>Does what the action is for.</summary>
    /// <exception cref="EvaluationException">An expression has no value: the action fails with InvalidTemplate.</exception>
    /// <exception cref="ActionException">It cannot be done: the action fails with that code.</exception>
    protected abstract Task<Outcome> RunAsync(ActionScope scope);

    /// <summary>Runs the action and keeps its record in the frame; never throws for what a flow can do wrong.</summary>
    public async Task ExecuteAsync(Frame frame, CancellationToken cancellationToken)
    {
        var run = frame.Run;
        run.Budget.CountAction();
        run.Report(new ActionStarted(Name, Definition.Type, frame.Iterations));
        var started = run.Time.GetUtcNow();
        var scope = new ActionScope(frame, cancellationToken);
        Outcome outcome;
        try
        {
            using var limit = new TimeLimit(EndsAtTimeout ? ReadTimeout(scope) : null, run.Time, cancellationToken);
            scope.CancellationToken = limit.Token;
            outcome = await RunAsync(scope);
            if (limit.IsOver && !cancellationToken.IsCancellationRequested)
                outcome = TimedOut() with { Iterations = outcome.Iterations };
            ValueLimits.Check(outcome.Outputs, run.Limits);
        }
        catch (EvaluationException e)
        {
            outcome = Outcome.Failed("BadRequest", TemplateFailure(e), errorCode: "InvalidTemplate");
        }
        catch (ActionException e)
        {
            outcome = Outcome.Failed(e.Code, e.Message, e.Inputs);
        }
        catch (OperationCanceledException)
        {
            outcome = cancellationToken.IsCancellationRequested ? new Outcome(ActionStatus.Cancelled, "ActionCancelled") : TimedOut();
        }
        catch (OutOfMemoryException)
        {
            outcome = Outcome.Failed("InsufficientMemory", $"The execution of template action '{Name}' failed: a value is too large for this machine.");
        }

        if (outcome.Status != ActionStatus.Succeeded)
            SkipInside(frame, outcome.Status, outcome.Code);
        Keep(frame, outcome, started, scope.ReadsSecrets);
    }

    /// <summary>Records that the action, and everything inside it, did not run.</summary>
    public void Skip(Frame frame, string errorCode, string message)
    {
        var outcome = new Outcome(ActionStatus.Skipped, "ActionSkipped") { Error = Outcome.ErrorOf(errorCode, message) };
        Keep(frame, outcome, frame.Run.Time.GetUtcNow(), readsSecrets: false);
        SkipInside(frame, ActionStatus.Skipped, "ActionSkipped");
    }

    /// <summary>Records that the action failed before it was asked.</summary>
    public void FailUnrun(Frame frame, string message)
    {
        Keep(frame, Outcome.Failed("InternalServerError", message, errorCode: "ActionConditionFailed"), frame.Run.Time.GetUtcNow(), readsSecrets: false);
        SkipInside(frame, ActionStatus.Failed, "InternalServerError");
    }

    /// <summary>Of an action that failed: the action inside it that made it fail, or itself; of a loop's action the first iteration that failed.</summary>
    public ActionRun FailedIn(Frame frame)
    {
        var run = frame.Own(Name)!;
        run = Blocks.Select(block => block.FailedIn(frame)).OfType<ActionRun>().FirstOrDefault() ?? (run.Iterations is null ? null : FailedInIterations(frame)) ?? run;
        while (run.Repetitions?.FirstOrDefault(HasFailed) is { } iteration)
            run = iteration;
        return run;
    }

    /// <summary>The records of all iterations together may hide that in one of them the action behind a failed one was skipped.</summary>
    private ActionRun? FailedInIterations(Frame frame) =>
        Descendants.Where(inner => !inner.Blocks.Any()).Select(inner => frame.Own(inner.Name)).FirstOrDefault(run => run is not null && HasFailed(run));

    private static bool HasFailed(ActionRun run) => ActionStatus.IsFailure(run.Record.Status);

    /// <summary>Records what inside did not run because this action ended before.</summary>
    private void SkipInside(Frame frame, string status, string code)
    {
        foreach (var child in Blocks.SelectMany(block => block.Actions).Where(child => frame.Own(child.Name) is null))
        {
            child.Skip(
                frame,
                "ActionDependencyFailed",
                $"The execution of template action '{child.Name}' is skipped: dependant action '{Name}' completed with status '{status}' and code '{code}'.");
        }
    }

    private void Keep(Frame frame, Outcome outcome, DateTimeOffset started, bool readsSecrets)
    {
        var run = frame.Run;
        var record = new ActionRecord
        {
            Name = Name,
            Type = Definition.Type,
            Status = outcome.Status,
            Code = outcome.Code,
            Inputs = outcome.Inputs,
            Outputs = outcome.Outputs,
            Error = outcome.Error,
            StartTime = started,
            EndTime = run.Time.GetUtcNow(),
            TrackingId = run.NewTrackingId(),
            ClientTrackingId = run.Id,
        };
        var holdsSecrets = run.Secrets.Find(outcome.Outputs);
        run.Secrets.Find(outcome.Inputs);
        var hidesInputs = readsSecrets || Definition.HidesInputs;
        // Messages quote what an expression could not take.
        if (hidesInputs && outcome.Error is ObjectValue error)
            run.Secrets.Add(error["message"]?.ToText() ?? "");
        var actionRun = new ActionRun(record)
        {
            HidesInputs = hidesInputs,
            HidesOutputs = holdsSecrets || outcome.HidesOutputs || Definition.HidesOutputs || (MakesOutputsOfInputs && hidesInputs),
            SecretInputs = hidesInputs && ActionStatus.IsFailure(outcome.Status) ? SecretInputs.From(Definition, outcome.Inputs) : null,
            Retries = outcome.Retries,
            Iterations = outcome.Iterations,
            Branch = outcome.Branch,
        };
        frame.Keep(actionRun);
        run.Budget.Keep(outcome.Inputs, outcome.Outputs);
        run.Report(new ActionEnded(actionRun, Definition.Type, frame.Iterations));
    }

    private string TemplateFailure(EvaluationException e) => Blocks.Any()
        ? $"Unable to process template language expressions for action '{Name}' at line '1' and column '0': '{e.Message}'."
        : $"Unable to process template language expressions in action '{Name}' inputs at line '0' and column '0': '{e.Message}'.";

    private Outcome TimedOut() => new(ActionStatus.TimedOut, "ActionTimedOut")
    {
        Error = Outcome.ErrorOf("ActionTimedOut", $"The execution of template action '{Name}' timed out."),
    };
}
