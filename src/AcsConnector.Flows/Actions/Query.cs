using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

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
