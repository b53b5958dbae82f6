namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>An object.</summary>
internal sealed record TemplateObject(params IReadOnlyList<TemplateMember> Members) : TemplateValue;
