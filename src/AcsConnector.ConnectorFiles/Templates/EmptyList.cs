namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>A list with nothing in it.</summary>
internal sealed record EmptyList : TemplateValue;
