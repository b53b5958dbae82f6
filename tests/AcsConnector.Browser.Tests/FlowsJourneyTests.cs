using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

[Collection(PlaygroundFixture.Collection)]
public sealed class FlowsJourneyTests(PlaygroundFixture playground)
{
    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "light 1280")]
    [InlineData("mouse", "dark 320")]
    [InlineData("keyboard", "forced-colors 1280")]
    [InlineData("keyboard", "light 320")]
    public async Task Runs_a_sample_and_shows_what_each_action_did(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);
        await FlowsTab.OpenSampleAsync(page, hand, "Quickstart", "quickstart");
        await OpenPage.SeeTextAsync(page.Card("quickstart"), "No issues");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(Result(page), "Succeeded");
        await Assertions.Expect(page.Card("Actions").GetByText("Succeeded", new() { Exact = true })).ToHaveCountAsync(5); // The trigger's too.
        await page.AssertAccessibleAsync();

        await hand.PressCardAsync(FlowsTab.Card(page, "Issue a user access token"));
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "(hidden: secure data)");
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "\"body/scopes\"");
        await Assertions.Expect(page.Page.Locator("body")).Not.ToContainTextAsync("eyJ");
        await hand.PressCardAsync(FlowsTab.Card(page, "Delete a user"));
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "\"statusCode\": 204");
        await OpenPage.SeeTextAsync(await FlowsTab.PaneAsync(page, hand, "Runs"), "Succeeded");
        await page.AssertAccessibleAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "dark 1280")]
    [InlineData("keyboard", "light 1280")]
    public async Task Shows_branches_passes_of_a_loop_and_earlier_runs(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);
        await FlowsTab.OpenSampleAsync(page, hand, "Token for my app", "token-for-my-app");
        await OpenPage.SeeTextAsync(page.Card("Actions"), "If true");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(Result(page), "Response 200");
        await hand.PressCardAsync(FlowsTab.Card(page, "Respond that no user was created"));
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "Skipped");
        await page.AssertAccessibleAsync();

        await FlowsTab.OpenSampleAsync(page, hand, "Nightly clean-up", "nightly-clean-up");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(Result(page), "Succeeded");
        await OpenPage.SeeTextAsync(FlowsTab.Card(page, "Delete a user"), "Succeeded");
        await FlowsTab.PaneAsync(page, hand, "Trigger");
        await hand.TypeAsync(page.Label("Parameters"), """{"usersToDelete": ["8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000001", "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000002"]}""");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(FlowsTab.Card(page, "Delete a user"), "Skipped");
        var runs = await FlowsTab.PaneAsync(page, hand, "Runs");
        await hand.PressAsync(runs.GetByRole(AriaRole.Button, new() { Name = "Resubmit" }).First);
        await Assertions.Expect(runs.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await hand.PressAsync(runs.GetByRole(AriaRole.Button, new() { Name = "Show" }).Nth(1));
        await hand.PressCardAsync(FlowsTab.Card(page, "Revoke user access tokens"));
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "Failed");
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "1 of 2");
        await hand.PressAsync(FlowsTab.Details(page).GetByRole(AriaRole.Button, new() { Name = "Next failed iteration" }));
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "2 of 2");
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "000000000002");
        await OpenPage.SeeTextAsync(page.Card("Actions"), "2 of 2");
        await page.AssertAccessibleAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse")]
    [InlineData("keyboard")]
    public async Task Shows_the_failure_path_of_an_armed_fault(string handName)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        var hand = Hand.Of(handName, page.Page);
        await FlowsTab.OpenSampleAsync(page, hand, "Quickstart", "quickstart");
        var faults = await FlowsTab.PaneAsync(page, hand, "Faults");
        await hand.SelectAsync(page.Label("Operation"), "Delete identity");
        await hand.SelectAsync(page.Label("Fault"), "Server error (500)");
        await hand.TypeAsync(page.Label("How many times"), "50");
        await hand.PressAsync(page.Button("Inject"));
        await OpenPage.SeeTextAsync(faults, "returns 500");

        await hand.PressAsync(page.Button("Run"));
        // The API tries again in real time before the flow does in its own.
        await Assertions.Expect(Result(page)).ToContainTextAsync("Delete a user 502", new() { Timeout = 60_000 });
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "Retries");
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "returned 500");
        await Assertions.Expect(FlowsTab.Card(page, "Delete a user")).ToBeFocusedAsync();
        await page.AssertAccessibleAsync();

        await FlowsTab.PaneAsync(page, hand, "Faults");
        await hand.PressAsync(page.Button("Clear faults"));
        await OpenPage.SeeTextAsync(faults, "No fault is injected.");
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Opens_a_file_and_leads_from_an_issue_to_its_card()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        await FlowsTab.OpenFileAsync(page, FlowsTab.TextFile("mine.json", """
            {"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {
                "One": {"type": "Compose", "inputs": "@concatt('a')", "runAfter": {}},
                "Two": {"type": "Compose", "inputs": "@outputs('One')", "runAfter": {}}}}}
            """));

        await page.Button("2 issues").ClickAsync();
        await FlowsTab.Pane(page, "Issues").GetByRole(AriaRole.Button, new() { Name = "One" }).First.ClickAsync();
        await Assertions.Expect(FlowsTab.Card(page, "One")).ToBeFocusedAsync();
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "Did you mean 'concat'?");
        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Says_beside_the_field_what_is_wrong_and_keeps_what_was_typed()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        var hand = Hand.Of("mouse", page.Page);
        await hand.OpenTabAsync("Flows");

        var file = page.Page.GetByLabel("Or a file of yours");
        await file.SetInputFilesAsync(FlowsTab.TextFile("broken.json", "{\"definition\": {"));
        await OpenPage.SeeTextAsync(page.Card("Open a flow"), "broken.json");
        await OpenPage.SeeTextAsync(page.Card("Open a flow"), "line 1");
        using (var folder = new TemporaryFolder())
        {
            var large = Path.Combine(folder.Path, "large.json");
            await using (var stream = File.Create(large))
                stream.SetLength(50_000_000);
            await file.SetInputFilesAsync(large);
            await OpenPage.SeeTextAsync(page.Card("Open a flow"), "large.json is larger than 20 MB.");
        }

        await page.AssertAccessibleAsync();

        await FlowsTab.OpenSampleAsync(page, hand, "Quickstart", "quickstart");
        var trigger = await FlowsTab.PaneAsync(page, hand, "Trigger");
        await hand.TypeAsync(page.Label("Trigger body"), "{\"name\": ");
        await FlowsTab.PaneAsync(page, hand, "Mocks");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(trigger, "The trigger body is not JSON");
        Assert.Equal("{\"name\": ", await page.Label("Trigger body").InputValueAsync());
        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Tells_how_soon_the_first_card_changes_after_Run()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        await FlowsTab.OpenSampleAsync(page, Hand.Of("mouse", page.Page), "Quickstart", "quickstart");
        var times = new List<double>();
        for (var run = 1; run <= 5; run++)
        {
            times.Add(await page.Page.EvaluateAsync<double>("""
                () => new Promise((resolve) => {
                  const started = performance.now();
                  const drawing = document.querySelector('.canvas');
                  new MutationObserver((_, observer) => {
                    if (!drawing.querySelector('.action[data-status]:not([data-status=""])')) return;
                    observer.disconnect();
                    requestAnimationFrame(() => resolve(performance.now() - started));
                  }).observe(drawing, { attributes: true, subtree: true });
                  [...document.querySelectorAll('button')].find((element) => element.textContent === 'Run').click();
                })
                """));
            await Assertions.Expect(page.Page.Locator(".pane .rows:not(:empty) > li").And(page.Page.Locator("li:has-text('Resubmit')"))).ToHaveCountAsync(run);
        }

        TestContext.Current.SendDiagnosticMessage($"From Run to the first card that changes: median {times.Order().ElementAt(2):0} ms, slowest {times.Max():0} ms.");
    }

    private static ILocator Result(OpenPage page) => page.Page.Locator(".run-result");
}
