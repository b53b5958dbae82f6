using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>A parameter outside of a body, or a property: what a designer shows as one field.</summary>
internal sealed record Field(Node Node, string Name, bool IsRequired)
{
    public bool IsInternal => Node.TextOf("x-ms-visibility") == "internal";

    /// <summary>Not an object or a list of objects, which a designer takes apart.</summary>
    public bool IsPlain => Node["$ref"] is null && Node["properties"] is null && Node.TextOf("type") != "object" && Node["allOf"] is null;
}
