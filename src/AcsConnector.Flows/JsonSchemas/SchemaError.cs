using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.JsonSchemas;

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
