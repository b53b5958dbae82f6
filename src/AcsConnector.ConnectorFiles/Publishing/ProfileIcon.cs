namespace AcsConnector.ConnectorFiles.Publishing;

/// <summary>The connector's picture.</summary>
/// <param name="Png">The bytes of the PNG file.</param>
/// <param name="BrandColor">Its background, as in #1B5E63.</param>
public sealed record ProfileIcon(byte[] Png, string BrandColor);
