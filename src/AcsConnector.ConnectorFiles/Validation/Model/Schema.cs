using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>A schema where it is written, and the one it is a part of.</summary>
internal sealed class Schema(Definition definition, Node node, Schema? owner)
{
    public Definition Definition => definition;

    public Node Node => node;

    /// <summary>It is a property of <paramref name="owner"/>.</summary>
    public bool IsProperty => owner is not null && node.Parent == owner.Node["properties"];

    public bool IsRequired => IsProperty && owner!.Required.Any(name => name.Text == node.Name);

    public string? Type => node.TextOf("type");

    public IReadOnlyList<Node> Properties => node["properties"]?.Members ?? [];

    public IReadOnlyList<Node> Required => node["required"]?.Items ?? [];

    public bool IsInput => definition.InputSchemas.Contains(node);

    public IEnumerable<Node> Parts => PartsOf(node);

    /// <summary>The schemas that are written directly inside of one.</summary>
    public static IEnumerable<Node> PartsOf(Node schema) =>
        (schema["properties"]?.Members ?? [])
        .Concat(schema["allOf"]?.Items ?? [])
        .Concat(schema["items"] is { } items ? items.IsArray ? items.Items : [items] : [])
        .Concat(schema["additionalProperties"] is { IsObject: true } others ? [others] : []);
}
