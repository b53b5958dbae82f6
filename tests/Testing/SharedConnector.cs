namespace AcsConnector.Testing;

/// <summary>One <c>acs-connector start</c> for the tests of a class, without limits. Its identities stay until the last of them.</summary>
public sealed class SharedConnector : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();

    public RunningConnector Connector { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Connector = await RunningConnector.StartAsync(_data.Path, "--in-memory", "--no-limits");

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        _data.Dispose();
    }
}
