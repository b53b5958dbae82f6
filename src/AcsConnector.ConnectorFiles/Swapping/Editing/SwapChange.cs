namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>One change of a file.</summary>
/// <param name="File">The file, in a zip or folder the path in it.</param>
/// <param name="Place">A JSON pointer, or the path of an XML element.</param>
/// <param name="Before">What stands there; null for what is added.</param>
/// <param name="After">What will stand there; null for what is taken out.</param>
public sealed record SwapChange(string File, string Place, string? Before, string? After);
