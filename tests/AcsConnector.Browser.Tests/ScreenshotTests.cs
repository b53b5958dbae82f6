using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>The pictures in docs/images, made anew with: ACSCONNECTOR_RENEW=1 dotnet test --project tests/AcsConnector.Browser.Tests</summary>
public sealed class ScreenshotTests : IDisposable
{
    private const string Refusal = """
        [
          { "statusCode": 429, "headers": { "Retry-After": "20" },
            "body": { "error": { "code": "RequestLimitExceeded", "message": "Too many identities were created. Try again in 20 seconds." } } }
        ]
        """;

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Makes_a_picture_of_each_tab(string colors)
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var page = await OpenPage.AtAsync(browser, connector.Page, $"{colors} 1280");
        foreach (var body in new[] { "{}", """{"createTokenWithScopes":["chat"]}""", """{"createTokenWithScopes":["voip"],"customId":"alice@contoso.com"}""" })
            (await connector.SendAsync(HttpMethod.Post, "/identities", connector.ApiKey, body)).Dispose();

        await page.Page.GetByLabel("chat all of chat").ClickAsync();
        await page.Page.GetByLabel("voip all of calling").ClickAsync();
        await page.Button("Generate").ClickAsync();
        await page.Button("Copy access token").ClickAsync();
        await page.Label("Access token").FillAsync(await page.ClipboardAsync());
        await page.Button("Check token").ClickAsync();
        await OpenPage.SeeTextAsync(page.Card("Check a token"), "Valid");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke tokens" }).Nth(2).ClickAsync();
        await OpenPage.SeeTextAsync(page.Card("Identities"), "Revoked");
        await TakeAsync("identities");

        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Connector" }).ClickAsync();
        await page.Button("Show advanced options").ClickAsync();
        await page.Label("voip").ClickAsync();
        await page.Button("Try it").ClickAsync();
        await OpenPage.SeeTextAsync(page.Page.GetByRole(AriaRole.Form), "201 Created");
        await TakeAsync("connector");

        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Flows" }).ClickAsync();
        await page.Button("Token for my app", exact: false).ClickAsync();
        await page.Button("Run").ClickAsync();
        await OpenPage.SeeTextAsync(page.Card("token-for-my-app"), "Response 200");
        await FlowsTab.Card(page, "User ID").ClickAsync();
        await TakeAsync("flows");

        await FlowsTab.Card(page, "Create a user").ClickAsync();
        await page.Button("Mock this action").ClickAsync();
        await page.Label("Mock of Create a user").FillAsync(Refusal);
        await page.Button("Run").ClickAsync();
        await OpenPage.SeeTextAsync(page.Page.Locator(".run-result"), "RequestLimitExceeded");
        await TakeAsync("failed-run");

        await page.Button("Open").ClickAsync();
        await page.Page.GetByLabel("Or a file of yours").SetInputFilesAsync(LargeFlow.File());
        await page.Button("Run").ClickAsync();
        await OpenPage.SeeTextAsync(page.Page.Locator(".run-result"), "Succeeded");
        for (var i = 0; i < 3; i++)
            await page.Button("Zoom out").ClickAsync();
        await page.Page.GetByLabel("Find an action").FillAsync("step 5 of level 6");
        await page.Page.Keyboard.PressAsync("Enter");
        await TakeAsync("large-flow");

        using var unsigned = await connector.Emulator.PostAsync("/identities?api-version=2023-10-01", null, TestContext.Current.CancellationToken);
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Activity" }).ClickAsync();
        await page.Button("Inject").ClickAsync();
        await OpenPage.SeeTextAsync(page.Card("Faults"), "1 more time");
        await TakeAsync("activity");

        async Task TakeAsync(string tab)
        {
            // A token is a secret, and a picture is for everybody.
            var picture = await page.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Mask = [page.Label("Access token")], MaskColor = "#808080" });
            var file = Path.Combine(SourceTree.Root, "docs", "images", $"playground-{tab}-{colors}.png");
            if (Environment.GetEnvironmentVariable("ACSCONNECTOR_RENEW") is not null)
                await File.WriteAllBytesAsync(file, picture, TestContext.Current.CancellationToken);
            Assert.True(File.Exists(file), "docs/images lacks a picture.");
        }
    }
}
