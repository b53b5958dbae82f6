using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

[Collection(PlaygroundFixture.Collection)]
public sealed class LayoutTests(PlaygroundFixture playground)
{
    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("Identities & tokens", "light 1280")]
    [InlineData("Connector", "dark 1280")]
    [InlineData("Activity", "light 640")]
    public async Task Fits_its_window_with_text_of_twice_the_size(string tab, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        await page.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");

        await page.Page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
        await OpenPage.SeeAsync(page.Page.GetByRole(AriaRole.Tabpanel, new() { Name = tab }).GetByRole(AriaRole.Button).First);

        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Opens_the_tab_that_its_address_names_and_goes_back_to_the_one_before()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#activity", "light 1280");
        await OpenPage.SeeAsync(page.Card("Last requests"));

        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Connector" }).ClickAsync();
        await OpenPage.SeeAsync(page.Card("Definition and package"));
        await page.Page.GoBackAsync();

        await OpenPage.SeeAsync(page.Card("Last requests"));
        await Assertions.Expect(page.Card("Definition and package")).ToBeHiddenAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Loads_everything_from_its_own_server()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        await OpenPage.SeeTextAsync(page.Card("Identities"), "newest first");

        var loaded = await page.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)");
        var figures = await page.Page.EvaluateAsync<string>(
            """
            () => {
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              const list = all.filter((entry) => entry.name.includes('/api/emulator/identities')).at(-1);
              return `${all.reduce((sum, entry) => sum + entry.transferSize, 0)} bytes, ready after ${Math.round(all[0].domInteractive)} ms, list after ${Math.round(list.responseEnd)} ms`;
            }
            """);

        TestContext.Current.SendDiagnosticMessage($"First load: {figures}.");
        Assert.All(loaded, origin => Assert.Equal(new Uri(playground.Connector.Page).GetLeftPart(UriPartial.Authority), origin));
    }
}
