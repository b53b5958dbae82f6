namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>A text of an XML file, an element's or an attribute's, and the characters it stands in.</summary>
/// <param name="Attribute">The attribute's name; null for an element's text.</param>
internal sealed record XmlText(string Content, int Start, int End, string? Attribute = null);
