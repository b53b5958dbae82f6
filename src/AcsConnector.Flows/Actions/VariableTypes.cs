using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

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

    /// <summary>The service's sentence about a value of another type.</summary>
    public static string WhyNot(string variable, string type, Value value)
    {
        var name = string.Concat(type[..1].ToUpperInvariant(), type[1..].ToLowerInvariant());
        var taken = name == "Float" ? "Float, Integer" : name;
        return $"The variable '{variable}' of type '{name}' cannot be initialized or updated with value of type '{value.TypeName}'. "
            + $"The variable '{variable}' only supports values of types '{taken}'.";
    }

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
