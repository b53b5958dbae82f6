using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>A $ref, and what it should point to.</summary>
internal sealed record Reference(Definition Definition, Node Node, string Kind, bool IsDefinition)
{
    public Node Ref => Node["$ref"]!;

    public string Text => Ref.Text!;

    /// <summary>It begins as a reference of its kind has to.</summary>
    public bool IsValid => Text.StartsWith($"#/{Kind}/", StringComparison.Ordinal);

    public static Reference? Read(Definition definition, Node node, string kind, bool isDefinition = false) =>
        node["$ref"]?.Text is null ? null : new Reference(definition, node, kind, isDefinition);
}
