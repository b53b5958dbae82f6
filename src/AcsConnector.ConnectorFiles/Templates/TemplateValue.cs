namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>What a member of a resource can be.</summary>
internal abstract record TemplateValue;
