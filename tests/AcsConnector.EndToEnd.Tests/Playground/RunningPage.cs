namespace AcsConnector.EndToEnd.Tests.Playground;

/// <summary>One <c>acs-connector start</c> with its page, and one identity in it.</summary>
public sealed class RunningPage : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();

    internal RunningConnector Connector { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        (await Connector.SendAsync(HttpMethod.Post, "/identities", Connector.ApiKey)).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        _data.Dispose();
    }
}
