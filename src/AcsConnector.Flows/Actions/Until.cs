using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Running;

namespace AcsConnector.Flows.Actions;

/// <summary>Runs its block, then asks whether to stop; a pass that fails does not end it. What counts is the last pass.</summary>
internal sealed class Until(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private const int UsualCount = 60;
    private const int HighestCount = 5000;

    private readonly Expression _condition = Condition.Parse(action.Json["expression"], action, flow, action.Pointer + "/expression");
    private readonly Expression _count = flow.Parse((action.Json["limit"] as ObjectValue)?["count"], action.Pointer + "/limit/count", action.Name);
    private readonly Block _block = flow.ReadBlock(action.Json["actions"], action.Pointer + "/actions");

    public override IEnumerable<Block> Blocks => [_block];

    protected override TimeSpan? UsualTimeout => TimeSpan.FromHours(1);

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var count = ReadCount(scope);
        var passes = new List<Frame>();
        try
        {
            var status = ActionStatus.Succeeded;
            while (passes.Count < count)
            {
                var pass = new Frame(scope.Run, scope.Frame) { Loop = Name, Iteration = passes.Count };
                passes.Add(pass);
                status = await _block.RunAsync(pass, scope.Cancellation);
                scope.Cancellation.ThrowIfCancellationRequested();
                if (IsMet(new ActionScope(pass, scope.Cancellation)))
                    break;
            }

            return BlockOutcome.Of(status) with { Iterations = passes.Count };
        }
        finally
        {
            Loops.KeepRepetitions(this, scope.Frame, passes, lastCounts: true);
        }
    }

    private bool IsMet(ActionScope scope) => _condition.Evaluate(scope) switch
    {
        BooleanValue met => met.Content,
        var value => throw new ActionException(
            "ExpressionEvaluationFailed",
            $"The execution of template action '{Name}' failed: The result of the evaluation of 'until' action expression '@{_condition}' is not valid. "
                + $"It is of type '{value.TypeName}' but is expected to be a value of type 'Boolean'."),
    };

    private int ReadCount(ActionScope scope) => _count.Evaluate(scope) switch
    {
        NullValue => UsualCount,
        IntegerValue { Content: >= 1 and <= HighestCount } count => (int)count.Content,
        StringValue text when int.TryParse(text.Content, out var count) && count is >= 1 and <= HighestCount => count,
        var other => throw new ActionException("BadRequest", $"The limit of action '{Name}' is '{other}': 'count' is a number from 1 to {HighestCount}."),
    };
}
