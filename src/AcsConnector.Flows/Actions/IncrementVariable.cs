using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Adds to a number, or takes from it: by 1 where nothing is said.</summary>
internal sealed class IncrementVariable(ActionDefinition action, FlowBuilder flow, int sign) : VariableAction(action, flow)
{
    protected override bool KeepsOld => true;

    protected override Value Change(Variable variable, Value value, Value inputs)
    {
        try
        {
            // Without the type on the first line the compiler would make all of them floats.
            return (variable.Content, value) switch
            {
                (IntegerValue old, NullValue) => (Value)checked(old.Content + sign),
                (IntegerValue old, IntegerValue by) => checked(old.Content + (sign * by.Content)),
                (NumberValue old, NullValue) => old.AsDouble + sign,
                (NumberValue old, NumberValue by) when variable.Content is FloatValue => old.AsDouble + (sign * by.AsDouble),
                (NumberValue, _) => throw WrongType(variable.Type, value, inputs),
                _ => throw new ActionException("BadRequest", $"The variable of action '{Name}' is of type '{variable.Type}': only numbers can be incremented.", inputs),
            };
        }
        catch (OverflowException)
        {
            throw new ActionException("BadRequest", $"The variable of action '{Name}' leaves the range of 64-bit integers.", inputs);
        }
    }
}
