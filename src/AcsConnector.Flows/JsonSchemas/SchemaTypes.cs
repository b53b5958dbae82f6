using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.JsonSchemas;

/// <summary>The keyword <c>type</c>: one name, or a list of them.</summary>
internal static class SchemaTypes
{
    /// <summary>In the order in which the messages name them.</summary>
    private static readonly (string Name, string Shown)[] Known =
    [
        ("string", "String"), ("number", "Number"), ("integer", "Integer"), ("boolean", "Boolean"), ("object", "Object"), ("array", "Array"), ("null", "Null"),
    ];

    public static bool Matches(SchemaSite site) => site.Exact("type") switch
    {
        StringValue one => Is(one.Content, site.Value),
        ArrayValue several => several.Items.Any(type => type is StringValue one && Is(one.Content, site.Value)),
        _ => true,
    };

    public static void Raise(SchemaSite site)
    {
        var names = site.Exact("type") is ArrayValue several ? several.Items.Select(type => type.ToText()) : [site.Exact("type")!.ToText()];
        var expected = string.Join(", ", Known.Where(type => names.Contains(type.Name)).Select(type => type.Shown));
        var actual = site.Value is FloatValue or DecimalValue ? "Number" : site.Value.TypeName;
        site.RaiseOnValue("type", $"Invalid type. Expected {expected} but got {actual}.");
    }

    /// <remarks>1.0 is an integer.</remarks>
    private static bool Is(string type, Value value) => type switch
    {
        "string" => value is StringValue,
        "number" => value is NumberValue,
        "integer" => value is NumberValue number && (number is IntegerValue || double.IsInteger(number.AsDouble)),
        "boolean" => value is BooleanValue,
        "object" => value is ObjectValue,
        "array" => value is ArrayValue,
        "null" => value is NullValue,
        "any" => true,
        _ => false,
    };
}
