using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

internal sealed class AppendToArrayVariable(ActionDefinition action, FlowBuilder flow) : VariableAction(action, flow)
{
    protected override bool KeepsOld => true;

    protected override Value Change(Variable variable, Value value, Value inputs) => variable.Content is ArrayValue array
        ? new ArrayValue(GrowingList.Append(array.Items, value))
        : throw WrongType("array", variable.Content, inputs);
}
