using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

[Collection(PlaygroundFixture.Collection)]
public sealed class ActivityJourneyTests(PlaygroundFixture playground)
{
    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "forced-colors 320")]
    [InlineData("mouse", "dark 320")]
    [InlineData("keyboard", "light 1280")]
    public async Task Arms_a_fault_and_shows_who_met_it_and_why_another_request_was_refused(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);
        using var unsigned = await playground.Connector.Emulator.PostAsync("/identities?api-version=2023-10-01", null, TestContext.Current.CancellationToken);
        await hand.OpenTabAsync("Activity");
        var requests = page.Card("Last requests");
        await OpenPage.SeeTextAsync(requests, "Denied: The request has no Authorization header.");
        await page.AssertAccessibleAsync();

        await hand.TypeAsync(page.Label("How many times"), "none");
        await hand.PressAsync(page.Button("Arm"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "Give a whole number from 1.");
        await hand.TypeAsync(page.Label("How many times"), "1");
        await hand.SelectAsync(page.Label("Operation"), "Delete identity");
        await hand.SelectAsync(page.Label("Fault"), "Server error (500)");
        await hand.PressAsync(page.Button("Arm"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "Delete identity: answers 500");
        await page.AssertAccessibleAsync();

        using var met = await playground.Connector.Emulator.DeleteAsync("/identities/8:acs:someone?api-version=2023-10-01", TestContext.Current.CancellationToken);
        await OpenPage.SeeTextAsync(requests.GetByRole(AriaRole.Listitem).First, "InternalServerError");
        await OpenPage.SeeTextAsync(page.Card("Faults"), "No fault is armed.");

        await hand.PressAsync(page.Button("Arm"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "1 more time");
        await hand.PressAsync(page.Button("Clear faults"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "No fault is armed.");
        await page.AssertAccessibleAsync();
    }
}
