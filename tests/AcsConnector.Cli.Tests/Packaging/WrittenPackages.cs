using System.Text.Json.Nodes;
using AcsConnector.Cli.Tests.Packaging;

[assembly: AssemblyFixture(typeof(WrittenPackages))]

namespace AcsConnector.Cli.Tests.Packaging;

/// <summary>Packages as the program writes them, in folders that go with the tests.</summary>
public sealed class WrittenPackages : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("acs-connector-package-").FullName;

    internal WrittenPackage Plain { get; private set; } = null!;

    internal WrittenPackage Entra { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Plain = await WriteAsync("plain");
        Entra = await WriteAsync("entra", PackageRun.Entra);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>One more, in an empty folder of its own.</summary>
    internal async Task<WrittenPackage> WriteAsync(string name, params string[] options)
    {
        var folder = Path.Combine(_folder, name);
        var run = await PackageRun.ToAsync(folder, options);
        Assert.True(run.ExitCode == 0, run.Errors);
        return new WrittenPackage(folder, run.Output);
    }
}

/// <summary>The files of a package, and what the program said.</summary>
internal sealed record WrittenPackage(string Folder, string Output)
{
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>As the program prints it.</summary>
    public string At(string file) => Path.Combine(Folder, file).Replace('\\', '/');

    public byte[] Bytes(string file) => File.ReadAllBytes(At(file));

    public JsonObject Json(string file) => JsonNode.Parse(Bytes(file))!.AsObject();
}
