using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>A parameter outside of a body, or a property: what a designer shows as one field.</summary>
/// <param name="Node">Where it is written.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">A request has to have it.</param>
/// <param name="IsParameter">It is no property.</param>
/// <param name="IsInput">A flow can send it: a parameter, or a property that a body can reach.</param>
/// <param name="IsShown">Makers see it: it is not internal, nor are all operations that have it.</param>
internal sealed record Field(Node Node, string Name, bool IsRequired, bool IsParameter, bool IsInput, bool IsShown)
{
    public bool IsInternal => IsHidden(Node);

    /// <summary>Not an object or a list of objects, which a designer takes apart.</summary>
    public bool IsPlain => Node["$ref"] is null && Node["properties"] is null && Node.TextOf("type") != "object" && Node["allOf"] is null;

    public static Field OfParameter(Node parameter, bool inShownOperation) => new(
        parameter,
        parameter.TextOf("name") ?? "",
        parameter["required"]?.IsTrue == true,
        IsParameter: true,
        IsInput: true,
        IsShown: inShownOperation && !IsHidden(parameter));

    public static Field OfProperty(Schema schema) =>
        new(schema.Node, schema.Node.Name!, schema.IsRequired, IsParameter: false, schema.IsInput, IsShown: !IsHidden(schema.Node));

    private static bool IsHidden(Node node) => node.TextOf("x-ms-visibility") == "internal";
}
