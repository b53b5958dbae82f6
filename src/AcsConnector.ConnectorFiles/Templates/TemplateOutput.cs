namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>A text that a deployment gives back.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for, without quotes.</param>
/// <param name="Value">The text.</param>
internal sealed record TemplateOutput(string Name, string Description, Expression Value);
