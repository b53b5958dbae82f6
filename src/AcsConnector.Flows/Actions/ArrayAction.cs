using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>What the actions on arrays share: <c>inputs.from</c>.</summary>
internal abstract class ArrayAction(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _from = flow.ParseInput(action, "from");

    protected sealed override Task<Outcome> RunAsync(ActionScope scope)
    {
        var from = scope.Evaluate(_from);
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
