using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What one action's expressions see, and whether they have looked at anything secret.</summary>
internal sealed class ActionScope(Frame frame, CancellationToken cancellationToken) : EvaluationContext
{
    private Value? _element;
    private long _left = frame.Run.Limits.MaxValueSize;
    private string? _callbackUrl;

    public Frame Frame { get; } = frame;

    public FlowRun Run => Frame.Run;

    /// <summary>The run's, unless they are about to get their values.</summary>
    public ObjectValue Parameters { get => field ?? Run.Parameters; init; }

    /// <summary>Ends with the run, the block around or the action's own timeout.</summary>
    public CancellationToken CancellationToken { get; set; } = cancellationToken;

    /// <summary>Whether a secret value was read: what the action makes of it is hidden in the history then.</summary>
    public bool ReadsSecrets { get; private set; }

    public override FunctionTable Functions => Run.Flow.Language.Functions;

    public override FlowLimits Limits => Run.Limits;

    public override Random Random => Run.Options.Random ?? Random.Shared;

    public override Guid NewGuid() => Run.Options.NewGuid?.Invoke() ?? Guid.NewGuid();

    public override DateTimeOffset UtcNow => Run.Time.GetUtcNow();

    public override ActionRecord? Trigger
    {
        get
        {
            ReadsSecrets |= Run.Trigger is { } trigger && (trigger.HidesOutputs || trigger.HidesInputs);
            return Run.Trigger?.Record;
        }
    }

    public override Value? Item
    {
        get
        {
            if (_element is not null)
                return _element;
            for (var loop = Frame; loop is not null; loop = loop.Parent)
            {
                if (loop.Item is not null)
                    return Read(loop);
            }

            return null;
        }
    }

    public override Value Workflow => Run.WorkflowValue;

    public override string? CallbackUrl => _callbackUrl ?? Run.Flow.CallbackUrl;

    public override bool HasAppSettings => Run.Flow.Definition.Host == Definitions.FlowHost.Standard;

    public override Value? Parameter(string name)
    {
        var value = Parameters[name];
        if (Run.Flow.SecretParameters.Contains(name))
        {
            ReadsSecrets = true;
            Run.Secrets.AddTexts(value);
        }

        return value;
    }

    public override Value? Variable(string name)
    {
        if (!Run.Variables.TryGetValue(name, out var variable))
            return null;
        ReadsSecrets |= variable.IsSecret;
        return variable.Content;
    }

    public override ActionRecord? Action(string name)
    {
        var run = Frame.Find(name);
        ReadsSecrets |= run?.HidesOutputs ?? false;
        return run?.Record;
    }

    public override ActionRecord? WholeAction(string name)
    {
        ReadsSecrets |= Frame.Find(name)?.HidesInputs ?? false;
        return Action(name);
    }

    public override Value? ItemOf(string loop) => Frame.FindLoop(loop) is { Item: not null } frame ? Read(frame) : null;

    public override long? IterationIndexOf(string loop) => Frame.FindLoop(loop)?.Iteration;

    public override Value? ResultOf(string block)
    {
        if (Run.Flow.FindBlock(block) is not { } found)
            return null;
        var runs = found.Select(child => Frame.Find(child.Name)).OfType<ActionRun>().Where(run => run.HasRun).ToList();
        ReadsSecrets |= runs.Exists(run => run.HidesInputs || run.HidesOutputs);
        return new ArrayValue([.. runs.Select(ResultRecord)]);
    }

    public override Value? AppSetting(string name)
    {
        var value = Run.AppSettings[name];
        if (value is StringValue { Content: var text })
            Run.Secrets.AddSetting(name, text);
        return value;
    }

    public override IEnumerable<string> ParameterNames => Parameters.Names;

    public override IEnumerable<string> VariableNames => Run.Variables.Keys;

    public override IEnumerable<string> ActionNames =>
        Run.Flow.Actions.Select(action => action.Name).Where(name => Frame.Find(name) is not null);

    public override IEnumerable<string> AppSettingNames => Run.AppSettings.Names;

    /// <summary>The value of an action's expression, within the limits of a run.</summary>
    /// <exception cref="EvaluationException">The expression has no value here.</exception>
    /// <exception cref="ActionException">The value is too large.</exception>
    public Value Evaluate(Expression expression)
    {
        var value = expression.Evaluate(this);
        if (expression is not Literal)
            ValueLimits.Check(value, Limits);
        return value;
    }

    public override void CheckTime()
    {
        Run.Budget.Step();
        CancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Evaluates once per element, with <c>item()</c> bound to it. All values together are no larger than one may be.</summary>
    public Value EvaluateFor(Value element, Expression expression)
    {
        CheckTime();
        var outer = _element;
        _element = element;
        try
        {
            var value = expression.Evaluate(this);
            // Values of conditions are not kept.
            if (value is not BooleanValue)
                ValueLimits.Check(value, Limits, ref _left);
            return value;
        }
        finally
        {
            _element = outer;
        }
    }

    /// <summary>The same scope for a webhook, whose <c>listCallbackUrl()</c> is the action's own.</summary>
    public ActionScope WithCallback(string action)
    {
        _callbackUrl = $"https://localhost/runs/{Run.Id}/actions/{Uri.EscapeDataString(action)}/run";
        return this;
    }

    private Value Read(Frame loop)
    {
        ReadsSecrets |= loop.ItemIsSecret;
        return loop.Item!;
    }

    private static Value ResultRecord(ActionRun run)
    {
        var record = run.ForResult.ToValue();
        if (run.Repetitions is { } repetitions)
            record = record.With("repetitionCount", repetitions.Count);
        return run.Repetitions is null || run.IsLastIteration ? record : record.With("code", "NotSpecified");
    }
}
