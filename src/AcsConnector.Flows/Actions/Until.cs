using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>
/// Runs its block, then asks whether to stop; an iteration that fails does not end it. What counts is the last iteration. A timeout
/// ends no iteration: the next one does not start. https://learn.microsoft.com/azure/logic-apps/logic-apps-control-flow-loops
/// </summary>
internal sealed class Until(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private const int DefaultCount = 60;

    private readonly Expression _condition = Condition.Parse(action.Json["expression"], action, flow, action.Pointer + "/expression");
    private readonly Expression _count = flow.Parse(action.Json["limit"].Member("count"), action.Pointer + "/limit/count", action.Name);
    private readonly Block _block = flow.ReadBlock(action.Json["actions"], action.Pointer + "/actions");

    public override IEnumerable<Block> Blocks => [_block];

    protected override TimeSpan? DefaultTimeout => TimeSpan.FromHours(1);

    protected override bool EndsAtTimeout => false;

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var count = ReadCount(scope);
        var timeout = ReadTimeout(scope);
        var started = scope.UtcNow;
        var iterations = new List<Frame>();
        try
        {
            while (true)
            {
                var iteration = new Frame(scope.Run, scope.Frame) { Loop = Name, Iteration = iterations.Count };
                iterations.Add(iteration);
                var status = await _block.RunAsync(iteration, scope.CancellationToken);
                scope.CheckTime();
                if (IsMet(new ActionScope(iteration, scope.CancellationToken)))
                    return BlockOutcome.From(status) with { Iterations = iterations.Count };
                if (iterations.Count >= count)
                    return AtLimit(status, $"{count} iterations") with { Iterations = iterations.Count };
                if (scope.UtcNow - started >= timeout)
                    return AtLimit(status, $"{timeout} of time") with { Iterations = iterations.Count };
            }
        }
        finally
        {
            Loops.KeepRepetitions(this, scope.Frame, iterations, lastCounts: true);
        }
    }

    /// <summary>A limit is no failure, unless the definition says so.</summary>
    private Outcome AtLimit(string status, string limit) => Definition.HasOption("FailWhenLimitsReached")
        ? Outcome.Failed("ActionFailed", $"The execution of template action '{Name}' failed: the limit of {limit} was reached before its expression was true.")
        : BlockOutcome.From(status);

    private bool IsMet(ActionScope scope) => scope.Evaluate(_condition) switch
    {
        BooleanValue met => met.Content,
        var value => throw new ActionException(
            "ExpressionEvaluationFailed",
            $"The execution of template action '{Name}' failed: The result of the evaluation of 'until' action expression '@{_condition}' is not valid. "
                + $"It is of type '{value.TypeName}' but is expected to be a value of type 'Boolean'."),
    };

    private int ReadCount(ActionScope scope)
    {
        var max = scope.Limits.MaxUntilIterations;
        return scope.Evaluate(_count) switch
        {
            NullValue => Math.Min(DefaultCount, max),
            IntegerValue { Content: >= 1 and var count } when count <= max => (int)count,
            StringValue text when int.TryParse(text.Content, out var count) && count >= 1 && count <= max => count,
            var other => throw new ActionException(
                "BadRequest", $"The limit of action '{Name}' is '{other}': 'count' is a number from 1 to {max}."),
        };
    }
}
