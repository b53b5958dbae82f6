using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>A flow of one's own: why it does not run, what makes it run, and what it did.</summary>
[Collection(PlaygroundFixture.Collection)]
public sealed class FlowRunJourneyTests(PlaygroundFixture playground)
{
    private const string Orders = """
        {"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {
            "Get_row": {"type": "OpenApiConnection", "runAfter": {}, "inputs": {"host": {"connectionName": "shared_commondataserviceforapps", "operationId": "GetItem"}, "parameters": {}}},
            "Post_message": {"type": "OpenApiConnection", "runAfter": {"Get_row": ["Succeeded"]}, "inputs": {"host": {"connectionName": "shared_teams", "operationId": "PostMessage"}, "parameters": {}}},
            "Who_asked": {"type": "Compose", "runAfter": {"Post_message": ["Succeeded"]}, "inputs": "@concat(triggerOutputs()?['headers']?['x-name'], ' of ', body('Get_row')?['city'])"}}}}
        """;

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "dark 1280")]
    [InlineData("keyboard", "forced-colors 1280")]
    [InlineData("mouse", "light 320")]
    public async Task Responds_for_connectors_that_are_not_here_and_fails_as_an_edited_mock_says(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#flows", look);
        var hand = Hand.Of(handName, page.Page);
        await FlowsTab.OpenFileAsync(page, FlowsTab.TextFile("orders.json", Orders));
        await OpenPage.SeeAsync(page.Button("2 actions need a response"));
        await OpenPage.SeeTextAsync(FlowsTab.Card(page, "Get row"), "Needs a response");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(Result(page), "Actions need a response: Dataverse (1), Microsoft Teams (1).");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(Result(page).GetByRole(AriaRole.Button, new() { Name = "Respond for me" }));
        await OpenPage.SeeAsync(page.Button("No issues"));
        await OpenPage.SeeTextAsync(FlowsTab.Card(page, "Get row"), "Mock");
        await FlowsTab.PaneAsync(page, hand, "Trigger");
        await hand.TypeAsync(page.Label("Headers"), """{"x-name": "Ada"}""");
        await CloseAsync(page);
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(Result(page), "Succeeded");
        await hand.PressCardAsync(FlowsTab.Card(page, "Who asked"));
        await hand.PressAsync(FlowsTab.Details(page).GetByText("Expressions (1)"));
        await OpenPage.SeeTextAsync(FlowsTab.Details(page).Locator(".expressions"), "Ada of ");
        await page.AssertAccessibleAsync();

        await hand.PressCardAsync(FlowsTab.Card(page, "Post message"));
        await hand.TypeAsync(page.Label("Mock of Post message"), """[{"statusCode": 400, "body": {"error": {"code": "NoChannel", "message": "There is no such channel."}}}]""");
        await page.Page.Keyboard.PressAsync("Tab");
        await CloseAsync(page);
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(Result(page), "Post message 400 · NoChannel: There is no such channel.");
        await Assertions.Expect(FlowsTab.Card(page, "Post message")).ToBeFocusedAsync();
        await Assertions.Expect(FlowsTab.Card(page, "Post message")).ToHaveAttributeAsync("aria-pressed", "true");
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "There is no such channel.");
        await page.AssertAccessibleAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("keyboard")]
    public async Task Shows_secure_data_of_one_action_when_asked_and_until_another_is_chosen(string handName)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#flows", "light 1280");
        var hand = Hand.Of(handName, page.Page);
        await FlowsTab.OpenSampleAsync(page, hand, "Token for my app", "token-for-my-app");
        await hand.PressAsync(page.Button("Run"));
        await OpenPage.SeeTextAsync(Result(page), "Response 200");
        await hand.PressAsync(Result(page).GetByRole(AriaRole.Button, new() { Name = "Respond with the token" }));

        await hand.PressAsync(page.Button("Show secure data"));

        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "\"token\": \"eyJ");
        await Assertions.Expect(page.Button("Hide secure data")).ToBeFocusedAsync();
        await page.AssertAccessibleAsync();
        await hand.PressCardAsync(FlowsTab.Card(page, "User ID"));
        await hand.PressCardAsync(FlowsTab.Card(page, "Respond with the token"));
        await OpenPage.SeeAsync(page.Button("Show secure data"));
        await Assertions.Expect(page.Page.Locator("body")).Not.ToContainTextAsync("eyJ");
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Takes_the_run_as_a_test_and_its_response_as_a_mock_and_takes_it_away_again()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#flows", "light 1280");
        await FlowsTab.OpenSampleAsync(page, Hand.Of("mouse", page.Page), "Quickstart", "quickstart");
        await page.Button("Run").ClickAsync();
        await OpenPage.SeeTextAsync(Result(page), "Succeeded");
        var runs = await FlowsTab.PaneAsync(page, Hand.Of("mouse", page.Page), "Runs");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => runs.GetByRole(AriaRole.Button, new() { Name = "Export test" }).ClickAsync());
        Assert.Equal("quickstart.flowtest.yaml", download.SuggestedFilename);
        Assert.StartsWith("blob:", download.Url, StringComparison.Ordinal);
        Assert.Contains("Delete_a_user: Succeeded", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.AssertAccessibleAsync();
        await FlowsTab.Card(page, "Delete a user").ClickAsync();

        await page.Button("Mock this action").ClickAsync();

        await Assertions.Expect(page.Label("Mock of Delete a user")).ToBeFocusedAsync();
        Assert.Contains("\"statusCode\": 204", await page.Label("Mock of Delete a user").InputValueAsync(), StringComparison.Ordinal);
        await OpenPage.SeeTextAsync(FlowsTab.Card(page, "Delete a user"), "Mock");
        await page.AssertAccessibleAsync();
        await page.Button("Remove mock").ClickAsync();
        await Assertions.Expect(page.Button("Mock this action")).ToBeFocusedAsync();
        await Assertions.Expect(FlowsTab.Card(page, "Delete a user")).Not.ToContainTextAsync("Mock");
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Keeps_the_flow_and_its_mocks_when_the_page_is_loaded_again()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#flows", "light 1280");
        await FlowsTab.OpenFileAsync(page, FlowsTab.TextFile("orders.json", Orders));
        await FlowsTab.PaneAsync(page, Hand.Of("mouse", page.Page), "Mocks");
        await Mocks(page).FillAsync("""{"Get_row": [{"body": {"city": "Bergen"}}]}""");
        await page.Page.RunAndWaitForResponseAsync(() => page.Page.Keyboard.PressAsync("Tab"), answer => answer.Url.EndsWith("/input", StringComparison.Ordinal));

        await page.Page.ReloadAsync();

        await OpenPage.SeeAsync(page.Card("orders"));
        await OpenPage.SeeAsync(page.Button("1 action needs a response"));
        await FlowsTab.PaneAsync(page, Hand.Of("mouse", page.Page), "Mocks");
        Assert.Contains("Bergen", await Mocks(page).InputValueAsync(), StringComparison.Ordinal);
        Assert.Matches("#flows/[0-9a-f]{32}-0$", page.Page.Url);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length + document.cookie.length"));
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("")]
    [InlineData("orders.json")]
    public async Task Says_of_a_flow_that_is_not_kept_that_it_is_not_and_keeps_the_one_that_is_open(string open)
    {
        var gone = $"{playground.Connector.Page}#flows/{new string('0', 32)}-0";
        await using var page = await OpenPage.AtAsync(playground.Browser, open.Length == 0 ? gone : $"{playground.Connector.Page}#flows", "light 1280");
        if (open.Length > 0)
        {
            await FlowsTab.OpenFileAsync(page, FlowsTab.TextFile(open, Orders));
            await page.Page.GotoAsync(gone);
        }

        await OpenPage.SeeTextAsync(open.Length == 0 ? page.Card("Open a flow") : page.Dialog, "This flow is not kept any more. Open it once more.");
        await page.AssertAccessibleAsync();
        if (open.Length == 0)
            return;
        await page.Button("Cancel").ClickAsync();
        await OpenPage.SeeAsync(page.Card("orders"));
        Assert.Matches("#flows/[0-9a-f]{32}-0$", page.Page.Url);
        Assert.NotEqual(gone, page.Page.Url);
        await page.Button("Open").ClickAsync();
        await Assertions.Expect(page.Dialog).Not.ToContainTextAsync("not kept");
    }

    /// <summary>The sheet of a narrow screen.</summary>
    private static async Task CloseAsync(OpenPage page)
    {
        if (await page.Button("Close details").IsVisibleAsync())
            await page.Button("Close details").ClickAsync();
    }

    private static ILocator Mocks(OpenPage page) => page.Page.GetByRole(AriaRole.Textbox, new() { Name = "Mocks", Exact = true });

    private static ILocator Result(OpenPage page) => page.Page.Locator(".run-result");
}
