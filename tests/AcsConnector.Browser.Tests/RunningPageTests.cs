using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>What needs an acs-connector of its own: one that stops, one with many identities, one that opens a browser.</summary>
public sealed class RunningPageTests : IDisposable
{
    private const int Many = 1_000;
    private const string Canary = "Y2FuYXJ5LWtleS1vZi1hLXJlYWwtcmVzb3VyY2U=";
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Says_that_acs_connector_stopped_keeps_what_was_typed_and_recovers()
    {
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var first = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        await using var page = await OpenPage.AtAsync(browser, first.Page, "light 1280");
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("8:acs:");
        await page.Label("Token lifetime in minutes").FillAsync("75");
        await page.Page.GetByLabel("chat all of chat").ClickAsync();

        await first.DisposeAsync();
        await page.Button("Generate").ClickAsync();
        await OpenPage.SeeTextAsync(page.Page.Locator(".banner.error"), "acs-connector does not respond.");
        await OpenPage.SeeTextAsync(page.Card("New identity"), "acs-connector does not respond.");
        await page.Button("Try again").ClickAsync();
        await OpenPage.SeeAsync(page.Button("Try again"));
        await page.AssertAccessibleAsync();

        await using var second = await RunningConnector.StartAsync(_data.Path, new Uri(first.Page).Port, "--in-memory");
        await page.Button("Try again").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".banner.error")).ToBeHiddenAsync();
        Assert.Equal("75", await page.Label("Token lifetime in minutes").InputValueAsync());
        Assert.Equal("8:acs:", await page.Page.GetByRole(AriaRole.Searchbox).InputValueAsync());
        await page.Button("Generate").ClickAsync();
        await OpenPage.SeeAsync(page.Button("Copy access token"));
        await OpenPage.SeeTextAsync(page.Card("Identities"), "1–1 of 1");
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Pages_and_searches_a_thousand_identities()
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory", "--no-limits");
        await Parallel.ForEachAsync(Enumerable.Range(0, Many), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
            (await connector.SendAsync(HttpMethod.Post, "/identities", connector.ApiKey, i == 17 ? """{"customId":"the-17th"}""" : "{}")).Dispose());
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var page = await OpenPage.AtAsync(browser, connector.Page, "light 1280");
        var list = page.Card("Identities");
        await OpenPage.SeeTextAsync(list, "1–20 of 1,000, newest first");

        var times = new List<double>();
        for (var next = 21; next < 421; next += 20)
            times.Add(await MillisecondsAsync(page, "Older", $"{next}–{next + 19} of 1,000"));
        times.Add(await MillisecondsAsync(page, "Newer", "381–400 of 1,000"));
        TestContext.Current.SendDiagnosticMessage($"A page of {Many} identities, from the click to the screen: median {times.Order().ElementAt(times.Count / 2):0} ms, slowest {times.Max():0} ms.");

        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("the-17");
        await OpenPage.SeeTextAsync(list, "1–1 of 1");
        await OpenPage.SeeTextAsync(list, "Custom ID the-17th");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Keeps_and_logs_nothing_of_a_connection_string_or_a_token()
    {
        await using var program = AcsConnectorProcess.Run(
            ["start", "--json", "--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", "0", "--data", _data.Path]);
        var page = System.Text.Json.Nodes.JsonNode.Parse(await program.ReadLineAsync())!["page"]!.GetValue<string>();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{page}api/connector/connection"));
        request.Headers.Add("Connection-String", $"endpoint=https://nobody.invalid/;accesskey={Canary}");
        using var refused = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using var token = new StringContent($$"""{"token":"{{Canary}}"}""", Encoding.UTF8, "application/json");
        using var judged = await client.PostAsync(new Uri($"{page}api/emulator/introspect"), token, TestContext.Current.CancellationToken);

        await program.InterruptAsync();
        var (exitCode, output, errors) = await program.WaitForExitAsync();

        Assert.Equal((0, "", ""), (exitCode, output, errors));
        foreach (var file in Directory.GetFiles(_data.Path, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Canary, await File.ReadAllTextAsync(file, Encoding.Latin1, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_opened_in_the_browser_when_asked_for()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("A stand-in for the browser is known on Linux only.");
            return;
        }

        var (browser, opened) = (Path.Combine(_data.Path, "xdg-open"), Path.Combine(_data.Path, "opened"));
        using (var pipe = Process.Start("mkfifo", [opened]))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(browser, $"#!/bin/sh\necho \"$1\" > '{opened}'\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await using var program = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"),
            ["exec", Path.Combine(AppContext.BaseDirectory, "acs-connector.dll"), "--open", "--json", "--in-memory", "--data", _data.Path,
                "--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", "0"],
            new Dictionary<string, string> { ["PATH"] = $"{_data.Path}:{Environment.GetEnvironmentVariable("PATH")}" });
        var ready = System.Text.Json.Nodes.JsonNode.Parse(await program.ReadLineAsync())!;

        Assert.Equal(ready["page"]!.GetValue<string>(), (await File.ReadAllTextAsync(opened, TestContext.Current.CancellationToken)).Trim());
    }

    /// <summary>In the page's own clock, so that nothing of the test's way to the browser counts.</summary>
    private static Task<double> MillisecondsAsync(OpenPage page, string button, string then) => page.Page.EvaluateAsync<double>(
        """
        ([button, then]) => new Promise((resolve) => {
          const started = performance.now();
          const summary = [...document.querySelectorAll('[role=status]')].find((element) => element.textContent.includes(' of '));
          new MutationObserver((_, observer) => {
            if (!summary.textContent.includes(then)) return;
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - started));
          }).observe(summary, { childList: true, characterData: true, subtree: true });
          [...document.querySelectorAll('button')].find((element) => element.textContent === button).click();
        })
        """,
        new[] { button, then });
}
