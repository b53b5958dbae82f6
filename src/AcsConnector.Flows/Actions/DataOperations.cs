using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Running;

namespace AcsConnector.Flows.Actions;

/// <summary>What the actions on arrays share: <c>inputs.from</c>.</summary>
internal abstract class ArrayAction(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _from = flow.ParseInput(action, "from");

    protected sealed override Task<Outcome> RunAsync(ActionScope scope)
    {
        var from = _from.Evaluate(scope);
        var inputs = new ObjectValue(("from", from));
        if (from is not ArrayValue array)
        {
            throw new ActionException(
                "BadRequest",
                $"The 'from' property value in the '{Definition.Type.ToLowerInvariant()}' action inputs is of type '{from.TypeName}'. The value must be an array.",
                inputs);
        }

        return Task.FromResult(Outcome.Succeeded(inputs, new ObjectValue(("body", Make(array.Items, scope)))));
    }

    protected abstract Value Make(IReadOnlyList<Value> items, ActionScope scope);
}

/// <summary>Keeps the items a condition is true for.</summary>
internal sealed class Query(ActionDefinition action, FlowBuilder flow) : ArrayAction(action, flow)
{
    private readonly Expression _where = Condition.Parse(action.Input("where"), action, flow, action.Pointer + "/inputs/where");

    protected override Value Make(IReadOnlyList<Value> items, ActionScope scope) => new ArrayValue([.. items.Where(item => IsWanted(item, scope))]);

    private bool IsWanted(Value item, ActionScope scope) => scope.EvaluateFor(item, _where) switch
    {
        BooleanValue wanted => wanted.Content,
        var other => throw new ActionException(
            "BadRequest",
            $"The 'where' property in the 'query' action inputs evaluates to a value of type '{other.TypeName}'. The value must be a boolean."),
    };
}

/// <summary>Makes one value of every item.</summary>
internal sealed class Select(ActionDefinition action, FlowBuilder flow) : ArrayAction(action, flow)
{
    private readonly Expression _select = flow.ParseInput(action, "select");

    protected override Value Make(IReadOnlyList<Value> items, ActionScope scope) => new ArrayValue([.. items.Select(item => scope.EvaluateFor(item, _select))]);
}

/// <summary>One text of all items.</summary>
internal sealed class Join(ActionDefinition action, FlowBuilder flow) : ArrayAction(action, flow)
{
    private readonly Expression _joinWith = flow.ParseInput(action, "joinWith");

    protected override Value Make(IReadOnlyList<Value> items, ActionScope scope) =>
        string.Join(_joinWith.Evaluate(scope).ToText(), items.Select(item => item.ToText()));
}
