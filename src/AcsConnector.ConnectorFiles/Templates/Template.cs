namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>What a deployment to a resource group does. Every resource is in the region that the parameter location names.</summary>
/// <param name="About">What it is, for the first lines.</param>
internal sealed record Template(
    IReadOnlyList<string> About,
    IReadOnlyList<TemplateParameter> Parameters,
    IReadOnlyList<TemplateVariable> Variables,
    IReadOnlyList<TemplateResource> Resources,
    IReadOnlyList<TemplateOutput> Outputs)
{
    /// <summary>The region.</summary>
    public static Expression Location { get; } = Expression.Parameter("location");
}
