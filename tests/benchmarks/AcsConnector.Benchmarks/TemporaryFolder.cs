namespace AcsConnector.Benchmarks;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("acs-connector-benchmarks-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
