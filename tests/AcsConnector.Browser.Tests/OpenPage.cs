using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>The playground page in a window of its own, watched for errors.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    /// <summary>In the page itself and once: a page has no frame, and putting axe into a second page for each look takes five times as long.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            // That a call was refused is the browser's note of a journey's own doing.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
    }

    public IPage Page { get; }

    /// <param name="look">light, dark or forced-colors, and the width: "dark 320".</param>
    public static async Task<OpenPage> AtAsync(IBrowser browser, string address, string look)
    {
        var (colors, width) = (look.Split(' ')[0], int.Parse(look.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = colors == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = colors == "forced-colors" ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = "en-US",
            TimezoneId = "Europe/Berlin",
            Permissions = ["clipboard-read", "clipboard-write"],
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(30_000);
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(address);
        return page;
    }

    public ILocator Button(string name, bool exact = true) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    /// <summary>On the open tab: the others keep their fields.</summary>
    public ILocator Label(string name) => Page.GetByLabel(name, new() { Exact = true }).Filter(new() { Visible = true });

    public ILocator Card(string name) => Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public static Task SeeAsync(ILocator locator) => Assertions.Expect(locator).ToBeVisibleAsync();

    public static Task SeeTextAsync(ILocator locator, string text) => Assertions.Expect(locator).ToContainTextAsync(text);

    public Task<string> ClipboardAsync() => Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

    /// <summary>What this state is for people with other senses: no violation that axe knows, nothing beside the screen, no error.</summary>
    public async Task AssertAccessibleAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe);
        Assert.Empty(await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations.map((each) => `${each.id}: ${each.help} ${each.nodes.map((node) => node.html).join(', ')}`);
            }
            """));
        Assert.True(
            await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            "The page is wider than its window.");
        Assert.Empty(_complaints);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
