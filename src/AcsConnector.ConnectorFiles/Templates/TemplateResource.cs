namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>A resource that a deployment creates.</summary>
/// <param name="Symbol">What Bicep calls it.</param>
/// <param name="Type">As in Microsoft.Web/connections.</param>
/// <param name="ApiVersion">A date.</param>
/// <param name="Name">What Azure calls it.</param>
/// <param name="Properties">Its own members.</param>
internal sealed record TemplateResource(string Symbol, string Type, string ApiVersion, Expression Name, TemplateObject Properties)
{
    /// <summary>Without it there is no such resource; null when there always is.</summary>
    public Expression? Condition { get; init; }

    /// <summary>Those that its members refer to. Bicep finds them by itself.</summary>
    public IReadOnlyList<TemplateResource> DependsOn { get; init; } = [];

    /// <summary>What Azure knows it by.</summary>
    public Expression Id => new($"{Symbol}.id", $"resourceId('{Type}', {Name.Arm})");

    /// <summary>Its name, read from it.</summary>
    public Expression OwnName => new($"{Symbol}.name", Name.Arm);
}
