using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests.Storage;

public class DataFolderTests
{
    [Theory]
    [InlineData("localhost.key.pem", "garbage")]
    [InlineData("localhost.key.pem", "")]
    [InlineData("token-signing.key.pem", "garbage")]
    [InlineData("token-signing.key.pem", "")]
    public async Task A_damaged_key_file_is_named_at_the_start(string file, string content)
    {
        using var folder = TestFolder.WithKeys();
        await File.WriteAllTextAsync(folder[file], content, TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(EmulatorStartFailure.FileDamaged, e.Failure);
        Assert.Matches($"^The file '{folder[file]}' is damaged: .+[.]$", e.Message);

        File.Delete(folder[file]);
        await using var again = await RunningEmulator.StartAsync(folder);
        Assert.Equal(201, (await again.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Status);
    }

    [Fact]
    public async Task A_certificate_without_its_key_is_damaged()
    {
        using var folder = TestFolder.WithKeys();
        File.Copy(folder["localhost.pem"], folder["localhost.key.pem"], overwrite: true);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(folder));

        Assert.Equal(EmulatorStartFailure.FileDamaged, e.Failure);
        Assert.Matches($"^The file '{folder["localhost.key.pem"]}' is damaged: .+[.]$", e.Message);
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_named()
    {
        using var folder = TestFolder.Empty();
        await File.WriteAllTextAsync(folder["file"], "", TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => StartInMemoryAsync(folder["file"]));

        Assert.Equal(EmulatorStartFailure.FolderUnusable, e.Failure);
        Assert.Matches($"^The data folder '{folder["file"]}' cannot be used: .+[.]$", e.Message);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        using var folder = TestFolder.Empty();

        await using var emulator = await StartInMemoryAsync(folder["deep/down"]);

        Assert.Equal(folder["deep/down/localhost.pem"], emulator.Host.CertificatePath);
        Assert.True(File.Exists(emulator.Host.CertificatePath));
    }

    [Fact]
    public async Task Emulators_that_start_at_once_in_an_empty_folder_agree_on_one_certificate_and_one_key()
    {
        using var folder = TestFolder.Empty();
        var emulators = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartInMemoryAsync(folder.Path)));

        var keys = new List<string>();
        foreach (var emulator in emulators)
        {
            await using (emulator)
            {
                Assert.Equal(201, (await emulator.SendAsync(new Call("POST", "/identities") { Https = true })).Status);
                keys.Add((await emulator.ControlAsync("GET", "/.well-known/jwks.json")).Body);
            }
        }

        Assert.Single(keys.Distinct());
        Assert.Equal(["localhost.key.pem", "localhost.pem", "token-signing.key.pem"], folder.Files);
    }

    private static Task<RunningEmulator> StartInMemoryAsync(string folder) =>
        RunningEmulator.StartAsync(options => options with { DataFolder = folder });
}
