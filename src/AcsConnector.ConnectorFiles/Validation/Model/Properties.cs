using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>apiProperties.json, with the definition it goes with (null when that cannot be read).</summary>
internal sealed record Properties(Node Root, Definition? Definition)
{
    /// <summary>The member 'properties'.</summary>
    public Node? Node => Root["properties"];

    public Node? BrandColor => Node?["iconBrandColor"];

    /// <summary>Of the connector and of all its sets.</summary>
    public IEnumerable<Node> ConnectionParameters =>
        (Node?["connectionParameters"]?.Members ?? [])
        .Concat((Node?["connectionParameterSets"]?["values"]?.Items ?? []).SelectMany(set => set["parameters"]?.Members ?? []));

    public IEnumerable<Node> Policies => Node?["policyTemplateInstances"]?.Items ?? [];
}
