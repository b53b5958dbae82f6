namespace AcsConnector.Benchmarks.Servers;

/// <summary>A server on this machine.</summary>
/// <param name="Certificate">The file of the one certificate to trust; null for http.</param>
internal sealed record ServerAddress(Uri Uri, string? Certificate = null);
