using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Appends nothing for null.</summary>
internal sealed class AppendToStringVariable(ActionDefinition action, FlowBuilder flow) : VariableAction(action, flow)
{
    protected override bool KeepsOld => true;

    protected override Value Change(Variable variable, Value value, Value inputs)
    {
        if (variable.Content is not (StringValue or NullValue))
            throw WrongType("string", variable.Content, inputs);
        return variable.Content.ToText() + value.ToText();
    }

    protected override void CheckSize(Value changed, FlowLimits limits) => ValueLimits.Check(changed, limits);
}
