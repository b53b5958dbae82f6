using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>One text of all items.</summary>
internal sealed class Join(ActionDefinition action, FlowBuilder flow) : ArrayAction(action, flow)
{
    private readonly Expression _joinWith = flow.ParseInput(action, "joinWith");

    protected override Value Make(IReadOnlyList<Value> items, ActionScope scope) =>
        string.Join(scope.Evaluate(_joinWith).ToText(), items.Select(item => item.ToText()));
}
