using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>Flows of Power Automate that real authors published: flows/wild in the folder that ACSCONNECTOR_SHARED_DATA names.</summary>
[Collection(PlaygroundFixture.Collection)]
public sealed class WildFlowTests(PlaygroundFixture playground, ITestOutputHelper output)
{
    private const int Enough = 20;
    private const string Failing = """[{"statusCode": 400, "body": {"error": {"code": "Edited", "message": "An edited mock."}}}]""";

    [Fact(Explicit = true, SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [Trait("Category", "Sample")]
    public async Task Are_dropped_get_responses_run_and_run_again_with_an_edited_mock()
    {
        var folder = Environment.GetEnvironmentVariable("ACSCONNECTOR_SHARED_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "ACSCONNECTOR_SHARED_DATA does not name a folder with flows/wild.");
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#flows", "light 1280");
        await Assertions.Expect(page.Page.GetByLabel("Or a file of yours")).ToBeAttachedAsync(); // Its script runs, and takes what is dropped.
        var ends = new List<(string Name, string End)>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder!, "flows", "wild", "power-automate"), "*.json").Order(StringComparer.Ordinal))
            ends.Add((Path.GetFileName(file), await EndAsync(page, file)));

        foreach (var (name, end) in ends)
            output.WriteLine($"{end}: {name}");
        Assert.True(ends.Count(end => end.End == "Failed as edited") >= Enough, string.Join('\n', ends));
        Assert.DoesNotContain(ends, end => end.End.StartsWith("Stuck", StringComparison.Ordinal));
        await page.AssertAccessibleAsync();
    }

    /// <summary>How far one comes.</summary>
    private static async Task<string> EndAsync(OpenPage page, string file)
    {
        try
        {
            await DropAsync(page, file);
            if ((await page.Page.Locator(".issues-count").InnerTextAsync()).Contains("a response", StringComparison.Ordinal))
                await RespondAsync(page);
            var first = await RunAsync(page);
            var mocked = page.Page.Locator(".canvas .action[data-status=Succeeded]").Filter(new() { HasText = "Mock", Visible = true }).First;
            if (await mocked.CountAsync() == 0)
                return $"{first}, no mock was used";
            var name = await mocked.Locator(".name").InnerTextAsync();
            await mocked.ClickAsync();
            await page.Label($"Mock of {name}").FillAsync(Failing);
            await RunAsync(page);
            return await page.Page.Locator(".canvas .action[data-status=Failed] .name").GetByText(name, new() { Exact = true }).CountAsync() > 0
                ? "Failed as edited" : "Stuck: the edited mock was not used";
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return $"Stuck: {e.Message.Split('\n')[0]} {string.Concat(await page.Page.Locator(".run-result").AllInnerTextsAsync())}";
        }
    }

    /// <summary>As somebody does with the mouse, from a window of files.</summary>
    private static async Task DropAsync(OpenPage page, string file)
    {
        var before = page.Page.Url;
        await page.Page.EvaluateAsync(
            """
            ([name, text]) => {
              const files = new DataTransfer();
              files.items.add(new File([text], name, { type: 'application/json' }));
              document.querySelector('#panel-flows').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """,
            new[] { Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) });
        await page.Page.WaitForURLAsync(now => now != before && now.Contains("#flows/", StringComparison.Ordinal));
    }

    private static async Task RespondAsync(OpenPage page)
    {
        await page.Page.Locator(".issues-count").ClickAsync();
        await page.Button("Respond for me").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator(".issues-count")).Not.ToContainTextAsync("a response");
    }

    /// <summary>The status of the run, or why there was none.</summary>
    private static async Task<string> RunAsync(OpenPage page)
    {
        await page.Page.RunAndWaitForResponseAsync(() => page.Button("Run").ClickAsync(), answer => answer.Url.EndsWith("/run", StringComparison.Ordinal));
        await Assertions.Expect(page.Button("Stop")).ToBeDisabledAsync();
        return (await page.Page.Locator(".run-result").InnerTextAsync()).Split('\n')[0];
    }
}
