using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Appends nothing for null.</summary>
internal sealed class AppendToStringVariable(ActionDefinition action, FlowBuilder flow) : VariableAction(action, flow)
{
    protected override bool KeepsOld => true;

    protected override Value Change(Variable variable, Value value, Value inputs)
    {
        var text = variable.Content switch
        {
            StringValue old => old,
            NullValue => new StringValue(""),
            _ => throw WrongType("string", variable.Content, inputs),
        };
        return text.Append(value.ToText());
    }

    protected override void CheckSize(Value changed, FlowLimits limits) => ValueLimits.Check(changed, limits);
}
