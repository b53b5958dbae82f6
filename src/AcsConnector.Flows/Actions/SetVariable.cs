using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

internal sealed class SetVariable(ActionDefinition action, FlowBuilder flow) : VariableAction(action, flow)
{
    protected override bool KeepsOld => false;

    protected override Value Change(Variable variable, Value value, Value inputs) =>
        value.IsNull ? value : VariableTypes.Convert(variable.Type, value) ?? throw new ActionException("BadRequest", VariableTypes.WhyNot(inputs.Member("name")!.ToText(), variable.Type, value), inputs);
}
