using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

[Collection(PlaygroundFixture.Collection)]
public sealed class ConnectJourneyTests(PlaygroundFixture playground)
{
    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "light 1280")]
    [InlineData("keyboard", "dark 320")]
    public async Task Copies_what_a_program_needs_to_connect(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);

        await hand.PressAsync(page.Button("Connect"));
        await OpenPage.SeeTextAsync(page.Dialog, playground.Connector.ConnectionString);
        await OpenPage.SeeTextAsync(page.Dialog, "new CommunicationIdentityClient(Environment.GetEnvironmentVariable(");
        await page.AssertAccessibleAsync();
        await hand.PressAsync(page.Button("Copy Connection string"));
        Assert.Equal(playground.Connector.ConnectionString, await page.ClipboardAsync());

        await hand.ChooseTabAsync(Tab("Python"));
        await OpenPage.SeeTextAsync(page.Dialog, "REQUESTS_CA_BUNDLE");
        await hand.ChooseTabAsync(Tab("PowerShell"));
        await hand.PressAsync(page.Button("Copy variables"));
        Assert.Contains("$env:REQUESTS_CA_BUNDLE = '", await page.ClipboardAsync(), StringComparison.Ordinal);
        await hand.PressAsync(page.Button("Copy code"));
        Assert.Contains("from_connection_string", await page.ClipboardAsync(), StringComparison.Ordinal);
        await page.AssertAccessibleAsync();

        await hand.PressAsync(page.Button("Close"));
        await Assertions.Expect(page.Button("Connect")).ToBeFocusedAsync();

        ILocator Tab(string name) => page.Dialog.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });
    }
}
