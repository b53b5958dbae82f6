using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>Debian's browser, the program without windows where it is there: it takes half the time. Playwright's own is never downloaded.</summary>
internal static class Chromium
{
    public const string Missing = "There is no Chromium (apt-get install chromium-headless-shell; .ci/run does).";

    private static readonly string? Program = Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists);

    public static bool IsInstalled => Program is not null;

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Program,
        ChromiumSandbox = Environment.UserName != "root", // Its sandbox does not start as root.
    });
}

/// <summary>One <c>acs-connector start</c> and one browser for the journeys, which run one after the other.</summary>
public sealed class PlaygroundFixture : IAsyncLifetime
{
    public const string Collection = "The playground page";
    private const int Patience = 30_000; // Milliseconds; a busy machine takes its time.
    private readonly TemporaryFolder _data = new();
    private IPlaywright? _playwright;

    internal RunningConnector Connector { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        (await Connector.SendAsync(HttpMethod.Post, "/identities", Connector.ApiKey)).Dispose();
        if (!Chromium.IsInstalled)
            return;
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        Browser = await Chromium.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        await Connector.DisposeAsync();
        _data.Dispose();
    }
}

[CollectionDefinition(PlaygroundFixture.Collection)]
public sealed class SharedPlayground : ICollectionFixture<PlaygroundFixture>;
