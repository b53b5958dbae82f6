using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Conditions of If, Until and Query: one expression as text, or the object the designer writes, <c>{"and": [{"equals": [a, b]}]}</c>.</summary>
internal static class Condition
{
    public static Expression Parse(Value? condition, ActionDefinition action, FlowBuilder flow, string pointer) =>
        condition is ObjectValue operators ? All(operators, pointer, action, flow) : flow.Parse(condition, pointer, action.Name);

    private static Call All(ObjectValue operators, string pointer, ActionDefinition action, FlowBuilder flow)
    {
        var calls = operators.Select(member => Operator(member.Key, member.Value, $"{pointer}/{member.Key}", action, flow)).ToList();
        if (calls.Count == 0)
            flow.Refuse(action, "The condition is empty.");
        return calls.Count == 1 ? calls[0] : new Call("and", [.. calls]);
    }

    private static Call Operator(string name, Value operands, string pointer, ActionDefinition action, FlowBuilder flow)
    {
        var list = operands is ArrayValue array ? array.Items : [operands];
        if (flow.Language.Functions.Find(name) is null)
            flow.Refuse(action, $"The condition's operator '{name}' is not a function.", FlowProblemKind.Function);
        return new Call(name, [.. list.Select((operand, i) => Operand(operand, $"{pointer}/{i}", action, flow))]);
    }

    /// <summary>An operand that is itself an operator is an object with one member of a function's name.</summary>
    private static Expression Operand(Value operand, string pointer, ActionDefinition action, FlowBuilder flow) =>
        operand is ObjectValue { Count: 1 } inner && inner.First() is { Value: ArrayValue or ObjectValue or StringValue { Content: ['@', ..] } } && flow.Language.Functions.Find(inner.First().Key) is not null
            ? All(inner, pointer, action, flow)
            : flow.Parse(operand, pointer, action.Name);
}
