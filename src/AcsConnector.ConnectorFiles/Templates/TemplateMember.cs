namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>A member of an object.</summary>
/// <param name="Name">As the platform has it.</param>
/// <param name="Value">What it holds.</param>
internal sealed record TemplateMember(string Name, TemplateValue Value)
{
    /// <summary>Lines that stand above it in Bicep alone.</summary>
    public string? Comment { get; init; }
}
