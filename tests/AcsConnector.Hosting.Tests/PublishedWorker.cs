using AcsConnector.Hosting.Tests;

[assembly: AssemblyFixture(typeof(PublishedWorker))]

namespace AcsConnector.Hosting.Tests;

/// <summary>The package that Azure Functions runs: in the folder somebody names, or published for this run as azd does it.</summary>
public sealed class PublishedWorker : IAsyncLifetime
{
    private const string Variable = "ACSCONNECTOR_PUBLISHED_FUNCTIONS";
    private readonly TemporaryFolder _made = new();

    public string Folder { get; private set; } = "";

    public WorkerPackage Package { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : await PublishAsync();
        Assert.True(
            File.Exists(PathOf("worker.config.json")), $"{Folder} is not what 'dotnet publish src/AcsConnector.Functions -o FOLDER' makes.");
        Package = new WorkerPackage(Folder);
    }

    public ValueTask DisposeAsync()
    {
        _made.Dispose();
        return ValueTask.CompletedTask;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    private async Task<string> PublishAsync()
    {
        await using var publish = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"),
            ["publish", Path.Combine("src", "AcsConnector.Functions"), "-c", "Release", "-o", _made.Path],
            folder: SourceTree.Root);
        var (exitCode, output, _) = await publish.WaitForExitAsync(TimeSpan.FromMinutes(10));
        Assert.True(exitCode == 0, $"The worker could not be published: {output}");
        return _made.Path;
    }
}
