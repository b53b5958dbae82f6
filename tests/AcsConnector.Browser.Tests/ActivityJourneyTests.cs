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

        var refused = requests.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "has no Authorization header" }).First;
        await hand.PressAsync(refused.GetByRole(AriaRole.Button, new() { Name = "POST /identities" }));
        await OpenPage.SeeTextAsync(refused, "/identities?api-version=2023-10-01");
        await page.AssertAccessibleAsync();
        await hand.PressAsync(refused.GetByRole(AriaRole.Button, new() { Name = "Copy as curl" }));
        Assert.StartsWith("curl -X POST 'http://127.0.0.1:", await page.ClipboardAsync(), StringComparison.Ordinal);
        await hand.PressAsync(refused.GetByRole(AriaRole.Button, new() { Name = "Return 401 next time" }));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "Create identity: returns 401");
        await hand.PressAsync(page.Button("Clear faults"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "No fault is injected.");

        await hand.TypeAsync(page.Label("How many times"), "none");
        await hand.PressAsync(page.Button("Inject"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "Enter a whole number from 1.");
        await hand.TypeAsync(page.Label("How many times"), "1");
        await hand.SelectAsync(page.Label("Operation"), "Delete identity");
        await hand.SelectAsync(page.Label("Fault"), "Server error (500)");
        await hand.PressAsync(page.Button("Inject"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "Delete identity: returns 500");
        await page.AssertAccessibleAsync();

        using var met = await playground.Connector.Emulator.DeleteAsync("/identities/8:acs:someone?api-version=2023-10-01", TestContext.Current.CancellationToken);
        await OpenPage.SeeTextAsync(requests.GetByRole(AriaRole.Listitem).First, "InternalServerError");
        await OpenPage.SeeTextAsync(page.Card("Faults"), "No fault is injected.");

        await hand.PressAsync(page.Button("Inject"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "1 more time");
        await hand.PressAsync(page.Button("Clear faults"));
        await OpenPage.SeeTextAsync(page.Card("Faults"), "No fault is injected.");
        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Opens_a_signed_request_filters_by_operation_and_status_and_clears()
    {
        using var absent = await playground.Connector.Emulator.PutAsync("/nowhere", null, TestContext.Current.CancellationToken);
        using var made = await playground.Connector.SendAsync(
            HttpMethod.Post, "/identities", playground.Connector.ApiKey, """{"createTokenWithScopes":["chat"],"expiresInMinutes":60}""");
        // The list is there when the page is: an earlier request of the same look would be the first until then.
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#activity", "dark 1280");
        var requests = page.Card("Last requests");
        var rows = requests.GetByRole(AriaRole.Listitem);
        await OpenPage.SeeTextAsync(rows.First, "Signature valid");

        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        await OpenPage.SeeTextAsync(rows.First, "String to sign (signed as it should be)");
        await OpenPage.SeeTextAsync(rows.First, "\"token\": \"••••••••\"");
        await Assertions.Expect(rows.First).Not.ToContainTextAsync("eyJ");
        await page.AssertAccessibleAsync();

        await page.Label("Show").SelectOptionAsync(new SelectOptionValue { Label = "No such operation" });
        await OpenPage.SeeTextAsync(rows.First, "PUT /nowhere");
        await page.Label("With status").SelectOptionAsync("Successes");
        await OpenPage.SeeTextAsync(requests, "No request matches.");
        await page.Button("Clear requests").ClickAsync();
        await OpenPage.SeeTextAsync(requests, "No request yet.");
        await page.AssertAccessibleAsync();
    }
}
