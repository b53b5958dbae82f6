using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Runs its block once per item, several at a time. One that fails does not stop the others.</summary>
internal sealed class Foreach : FlowAction
{
    private readonly Expression _items;
    private readonly Block _block;
    private readonly int _atOnce;

    public Foreach(ActionDefinition action, FlowBuilder flow)
        : base(action)
    {
        _items = flow.Parse(action.Json["foreach"], action.Pointer + "/foreach", action.Name);
        _block = flow.ReadBlock(action.Json["actions"], action.Pointer + "/actions");
        _atOnce = ReadConcurrency(action, flow);
    }

    public override IEnumerable<Block> Blocks => [_block];

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var items = ReadItems(scope);
        if (items.Count == 0)
            Loops.KeepNone(this, scope.Frame);
        var frames = new Frame?[items.Count];
        var statuses = new string[items.Count];
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(_atOnce, items.Count)).Select(_ => WorkAsync()));

        Loops.KeepRepetitions(this, scope.Frame, [.. frames.OfType<Frame>()]);
        return BlockOutcome.From(
            scope.Run.IsTerminated || scope.CancellationToken.IsCancellationRequested ? ActionStatus.Cancelled
            : statuses.Contains(ActionStatus.Failed) ? ActionStatus.Failed
            : ActionStatus.Succeeded) with
        {
            Iterations = items.Count,
        };

        async Task WorkAsync()
        {
            while (next < items.Count && !scope.CancellationToken.IsCancellationRequested)
            {
                var i = next++;
                scope.Run.Budget.Step();
                frames[i] = new Frame(scope.Run, scope.Frame) { Loop = Name, Item = items[i], ItemIsSecret = scope.ReadsSecrets, Iteration = i };
                statuses[i] = await _block.RunAsync(frames[i]!, scope.CancellationToken);
            }
        }
    }

    private IReadOnlyList<Value> ReadItems(ActionScope scope)
    {
        var items = scope.Evaluate(_items);
        var limit = scope.Limits.MaxForeachItems;
        if (items is ArrayValue { Items: var list } && list.Count <= limit)
            return list;
        throw new ActionException("ExpressionEvaluationFailed", items is ArrayValue array
            ? $"The execution of template action '{Name}' failed: it has {array.Items.Count} items, and {limit} are allowed."
            : $"The execution of template action '{Name}' failed: the result of the evaluation of 'foreach' expression '@{_items}' is of type "
                + $"'{items.TypeName}'. The result must be a valid array.");
    }

    /// <summary>One after the other in Power Automate, 20 at a time in Logic Apps, unless the definition says how many.</summary>
    private static int ReadConcurrency(ActionDefinition action, FlowBuilder flow)
    {
        var defaultCount = flow.Definition.Host == FlowHost.PowerAutomate ? 1 : 20;
        if (action.HasOption("Sequential"))
            return 1;
        return action.RuntimeConfiguration?["concurrency"].Member("repetitions") switch
        {
            null => defaultCount,
            IntegerValue { Content: >= 1 and <= 50 } repetitions => (int)repetitions.Content,
            var other => Refuse(other),
        };

        int Refuse(Value repetitions)
        {
            flow.Refuse(action, $"'concurrency.repetitions' is a number from 1 to 50, not {repetitions}.");
            return defaultCount;
        }
    }
}
