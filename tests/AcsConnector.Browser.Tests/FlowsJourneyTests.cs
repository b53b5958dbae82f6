using System.Text;
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
        await OpenSampleAsync(page, hand, "quickstart");
        await OpenPage.SeeTextAsync(page.Card("quickstart"), "Nothing to fix");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(page.Card("quickstart"), "Succeeded");
        await Assertions.Expect(page.Card("Actions").GetByText("Succeeded", new() { Exact = true })).ToHaveCountAsync(4);
        await page.AssertAccessibleAsync();

        await hand.PressAsync(Action(page, "Issue a user access token"));
        await OpenPage.SeeTextAsync(page.Card("Details"), "(hidden: secure data)");
        await OpenPage.SeeTextAsync(page.Card("Details"), "\"body/scopes\"");
        await Assertions.Expect(page.Page.Locator("body")).Not.ToContainTextAsync("eyJ");
        await hand.PressAsync(Action(page, "Delete a user"));
        await OpenPage.SeeTextAsync(page.Card("Details"), "\"statusCode\": 204");
        await OpenPage.SeeTextAsync(page.Card("Runs"), "Succeeded");
        await page.AssertAccessibleAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "dark 1280")]
    [InlineData("keyboard", "light 1280")]
    public async Task Shows_branches_passes_of_a_loop_and_earlier_runs(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);
        await OpenSampleAsync(page, hand, "token-for-my-app");
        await OpenPage.SeeTextAsync(page.Card("Actions"), "If true");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(page.Card("token-for-my-app"), "Response 200");
        await hand.PressAsync(Action(page, "Respond that no user was created"));
        await OpenPage.SeeTextAsync(page.Card("Details"), "Skipped");
        await page.AssertAccessibleAsync();

        await OpenSampleAsync(page, hand, "nightly-clean-up");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(page.Card("nightly-clean-up"), "Succeeded");
        await hand.PressAsync(page.Button("Run"));
        await Assertions.Expect(page.Card("Runs").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await hand.PressAsync(page.Card("Runs").GetByRole(AriaRole.Button).Last);
        await hand.PressAsync(Action(page, "Revoke user access tokens"));
        await OpenPage.SeeTextAsync(page.Card("Details"), "Failed");
        await hand.SelectAsync(page.Card("Details").GetByLabel("Pass"), "2: Failed");
        await OpenPage.SeeTextAsync(page.Card("Details"), "000000000002");
        await page.AssertAccessibleAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse")]
    [InlineData("keyboard")]
    public async Task Shows_the_failure_path_of_an_armed_fault(string handName)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        var hand = Hand.Of(handName, page.Page);
        await OpenSampleAsync(page, hand, "quickstart");
        await hand.SelectAsync(page.Label("Operation"), "Delete identity");
        await hand.SelectAsync(page.Label("Fault"), "Server error (500)");
        await hand.TypeAsync(page.Label("How many times"), "50");
        await hand.PressAsync(page.Button("Arm"));
        await OpenPage.SeeTextAsync(page.Card("Let something fail"), "answers 500");

        await hand.PressAsync(page.Button("Run"));
        // The API tries again in real time before the flow does in its own.
        await Assertions.Expect(page.Card("quickstart")).ToContainTextAsync("Failed", new() { Timeout = 60_000 });
        await OpenPage.SeeTextAsync(Action(page, "Delete a user"), "sent again 4 times");
        await hand.PressAsync(Action(page, "Delete a user"));
        await OpenPage.SeeTextAsync(page.Card("Details"), "InternalServerError");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(page.Button("Clear faults"));
        await OpenPage.SeeTextAsync(page.Card("Let something fail"), "No fault is armed.");
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Opens_a_file_and_shows_on_its_cards_what_to_fix()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        await Hand.Of("mouse", page.Page).OpenTabAsync("Flows");
        await page.Page.GetByLabel("Or a file of yours").SetInputFilesAsync(TextFile("mine.json", """
            {"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {
                "One": {"type": "Compose", "inputs": "@concatt('a')", "runAfter": {}},
                "Two": {"type": "Compose", "inputs": "@outputs('One')", "runAfter": {}}}}}
            """));

        await OpenPage.SeeTextAsync(page.Card("mine"), "2 to fix");
        await Action(page, "One").ClickAsync();
        await OpenPage.SeeTextAsync(page.Card("Details"), "Did you mean 'concat'?");
        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Says_beside_the_field_what_is_wrong_and_keeps_what_was_typed()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        var hand = Hand.Of("mouse", page.Page);
        await hand.OpenTabAsync("Flows");
        await hand.PressAsync(page.Button("Open sample"));
        await OpenPage.SeeTextAsync(page.Card("Open a flow"), "Choose a sample first.");

        var file = page.Page.GetByLabel("Or a file of yours");
        await file.SetInputFilesAsync(TextFile("broken.json", "{\"definition\": {"));
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

        await OpenSampleAsync(page, hand, "quickstart");
        await hand.TypeAsync(page.Label("Trigger body"), "{\"name\": ");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(page.Card("quickstart"), "The trigger body is not JSON");
        Assert.Equal("{\"name\": ", await page.Label("Trigger body").InputValueAsync());
        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Tells_how_soon_the_first_card_changes_after_Run()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        await OpenSampleAsync(page, Hand.Of("mouse", page.Page), "quickstart");
        var times = new List<double>();
        for (var run = 1; run <= 5; run++)
        {
            times.Add(await page.Page.EvaluateAsync<double>("""
                () => new Promise((resolve) => {
                  const started = performance.now();
                  const drawing = document.querySelector('.drawing');
                  new MutationObserver((_, observer) => {
                    if (!drawing.querySelector('.action[data-status]:not([data-status=""])')) return;
                    observer.disconnect();
                    requestAnimationFrame(() => resolve(performance.now() - started));
                  }).observe(drawing, { attributes: true, subtree: true });
                  [...document.querySelectorAll('button')].find((element) => element.textContent === 'Run').click();
                })
                """));
            await Assertions.Expect(page.Card("Runs").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(run);
        }

        TestContext.Current.SendDiagnosticMessage($"From Run to the first card that changes: median {times.Order().ElementAt(2):0} ms, slowest {times.Max():0} ms.");
    }

    private static async Task OpenSampleAsync(OpenPage page, Hand hand, string name)
    {
        if (await page.Page.Locator("#tab-flows").GetAttributeAsync("aria-selected") != "true")
            await hand.OpenTabAsync("Flows");
        await Assertions.Expect(page.Label("Sample").Locator("option")).ToHaveCountAsync(13);
        await hand.SelectAsync(page.Label("Sample"), name);
        await hand.PressAsync(page.Button("Open sample"));
        await OpenPage.SeeAsync(page.Card(name));
    }

    private static ILocator Action(OpenPage page, string name) => page.Card("Actions").GetByRole(AriaRole.Button, new() { Name = name }).First;

    private static FilePayload TextFile(string name, string text) => new() { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) };
}
