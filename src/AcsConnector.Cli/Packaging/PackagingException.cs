namespace AcsConnector.Cli.Packaging;

/// <summary>An option or a file that no package can be made of. The message says what to do.</summary>
public sealed class PackagingException(string message) : Exception(message);
