using System.Text;
using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>The tab Flows, as the tests of it use it.</summary>
internal static class FlowsTab
{
    public static async Task OpenSampleAsync(OpenPage page, Hand hand, string title, string name)
    {
        await ShowAsync(page, hand);
        if (await page.Button("Open").IsVisibleAsync())
            await hand.PressAsync(page.Button("Open"));
        await hand.PressAsync(page.Button(title, exact: false));
        await OpenPage.SeeAsync(page.Card(name));
    }

    public static async Task OpenFileAsync(OpenPage page, FilePayload file)
    {
        await ShowAsync(page, Hand.Of("mouse", page.Page));
        await page.Page.GetByLabel("Or a file of yours").SetInputFilesAsync(file);
        await OpenPage.SeeAsync(page.Card("Actions"));
    }

    /// <summary>The card of an action.</summary>
    public static ILocator Card(OpenPage page, string name) => page.Card("Actions").GetByRole(AriaRole.Button, new() { Name = name }).First;

    /// <summary>A tab of the pane.</summary>
    public static async Task<ILocator> PaneAsync(OpenPage page, Hand hand, string tab)
    {
        var button = page.Page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true });
        if (!await button.IsVisibleAsync())
            await hand.PressAsync(page.Button("Details"));
        await hand.ChooseTabAsync(button);
        return Pane(page, tab);
    }

    public static ILocator Pane(OpenPage page, string tab) => page.Page.GetByRole(AriaRole.Tabpanel, new() { Name = tab, Exact = true });

    public static ILocator Details(OpenPage page) => Pane(page, "Action");

    public static FilePayload TextFile(string name, string text) => new() { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) };

    private static async Task ShowAsync(OpenPage page, Hand hand)
    {
        if (await page.Page.Locator("#tab-flows").GetAttributeAsync("aria-selected") != "true")
            await hand.OpenTabAsync("Flows");
    }
}
