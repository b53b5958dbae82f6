using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>The canvas, with a flow as large as makers have.</summary>
[Collection(PlaygroundFixture.Collection)]
public sealed class FlowCanvasTests(PlaygroundFixture playground)
{
    private const int LeastWidth = 240;
    private const int LeastCharacters = 20;

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("light 1280")]
    [InlineData("forced-colors 1280")]
    public async Task Shows_a_large_flow_on_one_screen_with_a_line_for_each_run_after(string look)
    {
        await using var page = await OpenAsync(look);

        var widths = await page.Page.Locator(".canvas .action").EvaluateAllAsync<double[]>("cards => cards.map((card) => card.getBoundingClientRect().width)");
        Assert.Equal(LargeFlow.Actions + 1, widths.Length);
        Assert.True(widths.Min() >= LeastWidth, $"The narrowest card is {widths.Min()} px wide.");
        await AssertInSightAsync(page, ".flow-bar");
        await AssertInSightAsync(page, ".canvas");
        await AssertInSightAsync(page, ".pane");
        await AssertLinesAsync(page);
        await AssertEachCardShowsDetailsAsync(page);
        await page.AssertAccessibleAsync();

        await page.Button("Run").ClickAsync();
        await OpenPage.SeeTextAsync(page.Page.Locator(".run-result"), "Succeeded");
        var turned = await page.Page.Locator(".group:has(> .extra > .pager) > .head .kind").AllInnerTextsAsync();
        Assert.Equal(["For each", "For each"], turned); // And no group that a loop stands in.
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Shows_a_large_flow_on_a_narrow_screen_with_room_for_its_names()
    {
        await using var page = await OpenAsync("dark 320");

        var characters = await page.Page.Locator(".canvas .action .name").EvaluateAllAsync<double[]>(
            """
            names => names.map((name) => {
              const pen = document.createElement('canvas').getContext('2d');
              pen.font = getComputedStyle(name).font;
              return name.getBoundingClientRect().width / (pen.measureText(name.textContent).width / name.textContent.length);
            })
            """);
        Assert.True(characters.Min() >= LeastCharacters, $"The narrowest card has room for {characters.Min()} characters in a line.");
        await page.Page.Locator(".canvas .action").Last.ClickAsync();
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "It has not run yet.");
        await AssertInSightAsync(page, ".pane h3");
        await AssertInSightAsync(page, ".action[aria-pressed=true]");
        await page.AssertAccessibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator(".pane")).ToBeHiddenAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Is_walked_found_zoomed_and_folded_by_the_keyboard()
    {
        await using var page = await OpenAsync("light 1280");
        var keys = page.Page.Keyboard;
        var last = FlowsTab.Card(page, $"Write down the result of step 15 of level {LargeFlow.Levels}");
        var down = FlowsTab.Card(page, "Go down to level 2");

        await Hand.Of("keyboard", page.Page).PressCardAsync(down);
        await OpenPage.SeeTextAsync(FlowsTab.Details(page), "Go down to level 2");
        await keys.PressAsync("ArrowLeft");
        await Assertions.Expect(down).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(last).ToBeHiddenAsync();
        await page.AssertAccessibleAsync();
        await keys.PressAsync("ArrowRight");
        await Assertions.Expect(FlowsTab.Card(page, "Write down the result of step 0 of level 2")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowLeft");
        await Assertions.Expect(down).ToBeFocusedAsync();

        await keys.PressAsync("0");
        await keys.PressAsync("+");
        await Assertions.Expect(page.Page.Locator(".percent")).ToHaveTextAsync("125 %");
        await keys.PressAsync("f");
        Assert.True(await IsWholeInSightAsync(page), "The whole flow is not in the canvas.");
        await keys.PressAsync("0");
        await Assertions.Expect(page.Page.Locator(".percent")).ToHaveTextAsync("100 %");

        await Hand.Of("keyboard", page.Page).TypeAsync(page.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find an action" }), "step 15 of level 8");
        await keys.PressAsync("Enter");
        await Assertions.Expect(last).ToHaveAttributeAsync("aria-pressed", "true");
        await AssertInSightAsync(page, ".action[aria-pressed=true]");
        await page.AssertAccessibleAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("light 1280")]
    [InlineData("dark 320")]
    public async Task Fits_its_window_with_text_of_twice_the_size(string look)
    {
        await using var page = await OpenAsync(look);

        await page.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");

        await page.Page.Locator(".flow-bar .primary").ScrollIntoViewIfNeededAsync();
        await AssertInSightAsync(page, ".flow-bar .primary");
        await FlowsTab.Card(page, "Go down to level 2").ClickAsync();
        await AssertInSightAsync(page, ".pane h3");
        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Tells_how_long_the_first_layout_of_500_actions_takes()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#flows", "light 1280");
        await page.Page.EvaluateAsync(
            """
            () => new MutationObserver((_, observer) => {
              if (!document.querySelector('.canvas .block')?.style.width) return;
              observer.disconnect();
              performance.mark('drawn');
            }).observe(document.getElementById('panel-flows'), { childList: true, subtree: true, attributes: true })
            """);
        await FlowsTab.OpenFileAsync(page, LargeFlow.RowOf(500));

        var milliseconds = await page.Page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('drawn')[0].startTime - performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/flows?')).at(-1).responseEnd");
        TestContext.Current.SendDiagnosticMessage($"From the server's answer to the first layout of 500 actions: {milliseconds:0} ms.");
        Assert.Equal(501, await page.Page.Locator(".canvas .action").CountAsync());
    }

    private async Task<OpenPage> OpenAsync(string look)
    {
        var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#flows", look);
        if (look.EndsWith("1280", StringComparison.Ordinal))
            await page.Page.SetViewportSizeAsync(1280, 800);
        await FlowsTab.OpenFileAsync(page, LargeFlow.File());
        return page;
    }

    private static async Task AssertLinesAsync(OpenPage page)
    {
        var drawn = await page.Page.Locator(".edge[data-from]").EvaluateAllAsync<string[]>(
            "edges => edges.map((edge) => `${edge.dataset.from} > ${edge.dataset.to} ${getComputedStyle(edge).strokeDasharray === 'none' ? '' : 'dashed'}`)");
        var expected = LargeFlow.RunAfter().Select(pair => $"{pair.From} > {pair.To} {(pair.IsUsual ? "" : "dashed")}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
        Assert.Equal(LargeFlow.RunAfter().Count(pair => !pair.IsUsual), await page.Page.Locator(".edge-label").GetByText("has failed or has timed out").CountAsync());
    }

    /// <summary>In the page's own time: 93 clicks from outside take too long.</summary>
    private static async Task AssertEachCardShowsDetailsAsync(OpenPage page)
    {
        var without = await page.Page.Locator(".canvas .action").EvaluateAllAsync<string[]>(
            """
            cards => cards.slice(1).filter((card) => {
              card.click();
              const title = document.querySelector('.pane h3');
              const box = title.getBoundingClientRect();
              return title.textContent !== card.querySelector('.name').textContent || box.height === 0 || box.top < 0 || box.bottom > innerHeight || box.right > innerWidth;
            }).map((card) => card.textContent)
            """);
        Assert.Empty(without);
        await page.Page.Locator(".canvas .action").Last.ClickAsync();
        await AssertInSightAsync(page, ".pane h3");
    }

    private static async Task AssertInSightAsync(OpenPage page, string selector) =>
        Assert.True(
            await page.Page.Locator(selector).First.EvaluateAsync<bool>(
                "element => { const box = element.getBoundingClientRect(); return box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; }"),
            $"{selector} is not in the viewport.");

    private static Task<bool> IsWholeInSightAsync(OpenPage page) => page.Page.Locator(".canvas").EvaluateAsync<bool>(
        "canvas => canvas.scrollWidth <= canvas.clientWidth && canvas.scrollHeight <= canvas.clientHeight");
}
