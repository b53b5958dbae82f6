using AcsConnector.Emulator.Tests;

[assembly: AssemblyFixture(typeof(SharedDataFolder))]

namespace AcsConnector.Emulator.Tests;

/// <summary>The certificate and the key of the emulators that keep nothing else: made before the first test, deleted after the last.</summary>
public sealed class SharedDataFolder : IAsyncLifetime
{
    internal static TestFolder Folder { get; } = TestFolder.Empty();

    public async ValueTask InitializeAsync() => await (await RunningEmulator.StartAsync()).DisposeAsync();

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TestFolder : IDisposable
{
    private TestFolder()
    {
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("acs-connector-emulator-tests-").FullName;

    public IEnumerable<string?> Files => Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName).Order();

    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>An emulator makes itself a certificate and a key in it.</summary>
    public static TestFolder Empty() => new();

    /// <summary>With a certificate and a key, which take their time to make.</summary>
    public static TestFolder WithKeys() => With([.. SharedDataFolder.Folder.Files]);

    /// <summary>With the key alone that signs tokens: an emulator makes itself a certificate in it.</summary>
    public static TestFolder WithoutCertificate() => With("token-signing.key.pem");

    private static TestFolder With(params string?[] files)
    {
        var folder = new TestFolder();
        foreach (var file in files)
            File.Copy(SharedDataFolder.Folder[file!], folder[file!]);
        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
