using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.JsonSchemas;

/// <summary>A value, the schema it is held against, and where both stand.</summary>
internal sealed record SchemaSite(Value Value, ObjectValue Schema, string Id, string Path, List<SchemaError> Errors)
{
    public void Raise(string errorType, string message, Value? value = null, IReadOnlyList<SchemaError>? children = null) =>
        Errors.Add(new SchemaError(message, Path, value, Id, errorType, children ?? []));

    /// <summary>The same, with the value itself where it is a text, a number or a boolean.</summary>
    public void RaiseOnValue(string errorType, string message) =>
        Raise(errorType, message, Value is StringValue or NumberValue or BooleanValue ? Value : null);

    /// <summary>A limit of the schema that is a number, or null.</summary>
    public NumberValue? Limit(string keyword) => Exact(keyword) as NumberValue;

    public bool Is(string keyword) => Exact(keyword) is BooleanValue { Content: true };

    /// <summary>Keywords and properties of a schema are told apart by case.</summary>
    public Value? Exact(string keyword) => Exact(Schema, keyword);

    public static Value? Exact(ObjectValue json, string name) => json.Names.Contains(name, StringComparer.Ordinal) ? json[name] : null;
}
