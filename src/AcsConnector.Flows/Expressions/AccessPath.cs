using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>Properties and elements, the alias paths of Power Automate included: <c>outputs('X')?['body/id']</c> is body, then id.</summary>
internal static class AccessPath
{
    public static Value Read(Access access, Value target, Value key)
    {
        if (target is ObjectValue properties && key is StringValue { Content: var name })
        {
            if (properties.TryGet(name, out var value))
                return value;
            if (name.Contains('/', StringComparison.Ordinal))
                return ReadAlias(access, properties, name);
        }

        return ReadOne(access, target, key);
    }

    private static Value ReadAlias(Access access, Value target, string path)
    {
        foreach (var name in path.Split('/'))
        {
            target = ReadOne(access, target, name);
            if (target.IsNull)
                return target;
        }

        return target;
    }

    private static Value ReadOne(Access access, Value target, Value key)
    {
        switch (target, key)
        {
            case (ObjectValue properties, StringValue { Content: var name }):
                return properties[name] ?? (access.IsSafe ? Value.Null : throw Missing(access, properties, name));
            case (ArrayValue array, IntegerValue { Content: var index }):
                return index >= 0 && index < array.Items.Count ? array.Items[(int)index]
                    : access.IsSafe ? Value.Null
                    : throw CannotEvaluate(access, string.Create(CultureInfo.InvariantCulture, $"array index '{index}' is outside bounds (0, {array.Items.Count - 1}) of array."));
            case (NullValue, _) when access.IsSafe:
                return Value.Null;
            case (ArrayValue, _):
                throw CannotEvaluate(access, $"property '{key}' cannot be selected. Array elements can only be selected using an integer index.");
            default:
                throw CannotEvaluate(access, $"property '{key}' cannot be selected. Property selection is not supported on values of type '{target.TypeName}'.");
        }
    }

    private static EvaluationException Missing(Access access, ObjectValue properties, string name) =>
        CannotEvaluate(access, $"property '{name}' doesn't exist, available properties are '{string.Join(", ", properties.Names)}'.");

    private static EvaluationException CannotEvaluate(Access access, string reason) =>
        new($"The template language expression '{access}' cannot be evaluated because {reason} Please see https://aka.ms/logicexpressions for usage details.");
}
