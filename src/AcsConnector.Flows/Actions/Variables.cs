using System.Globalization;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Running;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>What the actions on variables share: the variable's name, and its types.</summary>
internal abstract class VariableAction(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _name = flow.ParseInput(action, "name");
    private readonly Expression _value = flow.ParseInput(action, "value");

    protected sealed override Task<Outcome> RunAsync(ActionScope scope)
    {
        var name = _name.Evaluate(scope).ToText();
        var value = _value.Evaluate(scope);
        var inputs = new ObjectValue(("name", name), ("value", value));
        if (!scope.Run.Variables.TryGetValue(name, out var variable))
            throw new ActionException("BadRequest", $"The variable '{name}' of action '{Name}' is not initialised: an Initialize variable action has to run before.", inputs);

        var changed = Change(variable, value, inputs);
        CheckSize(changed, scope.Limits);
        scope.Run.Variables[name] = variable with { Content = changed, IsSecret = scope.ReadsSecrets || (KeepsOld && variable.IsSecret) };
        return Task.FromResult(Outcome.Done(inputs));
    }

    /// <summary>Whether the new value contains the one before.</summary>
    protected abstract bool KeepsOld { get; }

    protected abstract Value Change(Variable variable, Value value, Value inputs);

    /// <summary>What a change made may be too large where the values it was made of are not.</summary>
    protected virtual void CheckSize(Value changed, FlowLimits limits)
    {
    }

    protected ActionException WrongType(string expected, Value value, Value inputs) =>
        new("BadRequest", $"The value of action '{Name}' is of type '{value.TypeName}', but is expected to be of type '{expected}'.", inputs);
}

/// <summary>Makes a variable, with or without a value. At the top level of a flow only.</summary>
internal sealed class InitializeVariable : FlowAction
{
    private static readonly string[] Types = ["string", "integer", "float", "boolean", "array", "object"];

    private readonly Expression _variables;

    public InitializeVariable(ActionDefinition action, FlowBuilder flow)
        : base(action)
    {
        _variables = flow.ParseInput(action, "variables");
        if (!flow.IsAtTop)
            flow.Refuse(action, "Variables are initialised at the top level of a flow, not inside a block.", FlowProblemKind.VariableInBlock);
        if (action.Input("variables") is not ArrayValue { Items.Count: > 0 } variables)
        {
            flow.Refuse(action, "'inputs.variables' lists the variable: name, type and value.");
            return;
        }

        foreach (var variable in variables.Items)
        {
            if ((variable as ObjectValue)?["type"] is not StringValue { Content: var type } || !Types.Contains(type, StringComparer.OrdinalIgnoreCase))
                flow.Refuse(action, $"A variable's type is one of {string.Join(", ", Types)}.");
        }
    }

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var variables = _variables.Evaluate(scope);
        var inputs = new ObjectValue(("variables", variables));
        foreach (var variable in ((ArrayValue)variables).Items.Cast<ObjectValue>())
        {
            var name = variable["name"]?.ToText() ?? "";
            var type = variable["type"]!.ToText();
            var value = variable["value"] is { IsNull: false } given ? VariableTypes.Convert(type, given) : VariableTypes.Empty(type);
            if (value is null)
                throw new ActionException("BadRequest", $"The variable '{name}' has a value of type '{variable["value"]!.TypeName}', but is of type '{type}'.", inputs);
            if (!scope.Run.Variables.TryAdd(name, new Variable(type, value, scope.ReadsSecrets)))
                throw new ActionException("BadRequest", $"The variable '{name}' is initialised already.", inputs);
        }

        return Task.FromResult(Outcome.Done(inputs));
    }
}

internal sealed class SetVariable(ActionDefinition action, FlowBuilder flow) : VariableAction(action, flow)
{
    protected override bool KeepsOld => false;

    protected override Value Change(Variable variable, Value value, Value inputs) =>
        value.IsNull ? value : VariableTypes.Convert(variable.Type, value) ?? throw WrongType(variable.Type, value, inputs);
}

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

internal sealed class AppendToArrayVariable(ActionDefinition action, FlowBuilder flow) : VariableAction(action, flow)
{
    protected override bool KeepsOld => true;

    protected override Value Change(Variable variable, Value value, Value inputs) => variable.Content is ArrayValue array
        ? new ArrayValue(GrowingList.Append(array.Items, value))
        : throw WrongType("array", variable.Content, inputs);
}

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

/// <summary>The six types of variables.</summary>
internal static class VariableTypes
{
    public static Value Empty(string type) => type.ToUpperInvariant() switch
    {
        "ARRAY" => ArrayValue.Empty,
        "OBJECT" => ObjectValue.Empty,
        "STRING" => "",
        _ => Value.Null,
    };

    /// <summary>The value as that type, or null when it is of another. Numbers and booleans are also taken from their texts.</summary>
    public static Value? Convert(string type, Value value) => (type.ToUpperInvariant(), value) switch
    {
        ("STRING", StringValue) => value,
        ("STRING", NumberValue or BooleanValue or ObjectValue or ArrayValue) => value.ToText(),
        ("INTEGER", IntegerValue) => value,
        ("INTEGER", NumberValue number) when double.IsInteger(number.AsDouble) && Math.Abs(number.AsDouble) < long.MaxValue => (long)number.AsDouble,
        ("INTEGER", StringValue text) when long.TryParse(text.Content, CultureInfo.InvariantCulture, out var number) => number,
        ("FLOAT", FloatValue or DecimalValue) => value,
        ("FLOAT", IntegerValue number) => number.AsDouble,
        ("FLOAT", StringValue text) when double.TryParse(text.Content, CultureInfo.InvariantCulture, out var number) => number,
        ("BOOLEAN", BooleanValue) => value,
        ("BOOLEAN", StringValue text) when bool.TryParse(text.Content, out var boolean) => boolean,
        ("ARRAY", ArrayValue) => value,
        ("OBJECT", ObjectValue) => value,
        _ => null,
    };
}
