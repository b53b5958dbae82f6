using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Actions.JsonSchemas;

/// <summary>One thing a schema finds wrong, in the words of Newtonsoft.Json.Schema, which the service uses.</summary>
/// <param name="Value">What is wrong; null where the service shows none: for null, objects and arrays.</param>
/// <param name="SchemaId">JSON pointer of the schema that found it.</param>
internal sealed record SchemaError(string Message, string Path, Value? Value, string SchemaId, string ErrorType, IReadOnlyList<SchemaError> ChildErrors)
{
    /// <remarks>The service checks what was read, not the text: there are no lines and positions.</remarks>
    public ObjectValue ToValue()
    {
        var error = new OrderedDictionary<string, Value> { ["message"] = Message, ["lineNumber"] = 0, ["linePosition"] = 0, ["path"] = Path };
        if (Value is not null)
            error["value"] = Value;
        error["schemaId"] = SchemaId;
        error["errorType"] = ErrorType;
        error["childErrors"] = new ArrayValue([.. ChildErrors.Select(child => child.ToValue())]);
        return new ObjectValue(error);
    }
}

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
