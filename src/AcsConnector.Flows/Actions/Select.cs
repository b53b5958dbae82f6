using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Makes one value of every item.</summary>
internal sealed class Select(ActionDefinition action, FlowBuilder flow) : ArrayAction(action, flow)
{
    private readonly Expression _select = flow.ParseInput(action, "select");

    protected override Value Make(IReadOnlyList<Value> items, ActionScope scope) => new ArrayValue([.. items.Select(item => scope.EvaluateFor(item, _select))]);
}
