using AcsConnector.Api;
using AcsConnector.ConnectorFiles.Packaging;
using AcsConnector.ConnectorFiles.Tests.Packaging;

[assembly: AssemblyFixture(typeof(WrittenPackages))]

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

/// <summary>Packages in folders that go with the tests, all of them made of one definition.</summary>
public sealed class WrittenPackages : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string _definition = "";

    internal static EntraSignIn SignIn { get; } = EntraSignIn.Create(PackageRun.Entra[2], PackageRun.Entra[4], audience: null);

    internal WrittenPackage Plain { get; private set; } = null!;

    internal WrittenPackage Entra { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _definition = await ConnectorDefinition.WriteAsync(CancellationToken.None);
        Plain = Write("plain");
        Entra = Write("entra", signIn: SignIn);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A folder for one more.</summary>
    internal string FolderFor(string name) => Path.Combine(_folder.Path, name);

    /// <summary>One more, in a folder of its own.</summary>
    internal WrittenPackage Write(
        string name, string apiUrl = PackageRun.ApiUrl, ConnectorName? connector = null, EntraSignIn? signIn = null) =>
        Write(name, new PackageOptions(ApiAddress.Parse(apiUrl)) { Name = connector ?? ConnectorName.Default, SignIn = signIn });

    /// <summary>The same with everything that can be chosen.</summary>
    internal WrittenPackage Write(string name, PackageOptions options)
    {
        var folder = new PackageFolder(FolderFor(name));
        foreach (var file in ConnectorPackage.Build(_definition, options))
            folder.Write(file);
        return new WrittenPackage(FolderFor(name));
    }
}
