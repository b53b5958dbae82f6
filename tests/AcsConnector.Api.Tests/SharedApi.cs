using AcsConnector.Api.Tests;

[assembly: AssemblyFixture(typeof(SharedFolder))]
[assembly: AssemblyFixture(typeof(SharedApi))]

namespace AcsConnector.Api.Tests;

/// <summary>The certificate and the keys of all emulators: made once, deleted after the last test.</summary>
public sealed class SharedFolder : IDisposable
{
    internal static string Path { get; } = Directory.CreateTempSubdirectory("acs-connector-api-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>An API for the tests that leave it as it was: they arm no fault, count nothing and need no setting of their own.</summary>
public sealed class SharedApi : IAsyncLifetime
{
    internal RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await RunningApi.StartAsync();

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
