using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

[Collection(PlaygroundFixture.Collection)]
public sealed class IdentitiesJourneyTests(PlaygroundFixture playground)
{
    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "light 1280")]
    [InlineData("keyboard", "dark 320")]
    [InlineData("keyboard", "forced-colors 1280")]
    public async Task Makes_a_token_checks_it_and_revokes_and_deletes(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);
        await OpenPage.SeeTextAsync(page.Card("Identities"), "newest first");
        await page.AssertAccessibleAsync();

        var make = page.Card("New identity");
        await hand.TickAsync(make.GetByLabel("chat all of chat"));
        await hand.TickAsync(make.GetByLabel("voip all of calling"));
        await hand.TypeAsync(page.Label("Token lifetime in minutes"), "20");
        await hand.PressAsync(page.Button("Generate"));
        await OpenPage.SeeTextAsync(make, "Enter a whole number of minutes from 60 to 1440.");
        Assert.Equal("20", await page.Label("Token lifetime in minutes").InputValueAsync());
        await page.AssertAccessibleAsync();

        await hand.TypeAsync(page.Label("Token lifetime in minutes"), "90");
        await hand.PressAsync(page.Button("Generate"));
        await hand.PressAsync(page.Button("Copy access token"));
        var token = await page.ClipboardAsync();
        Assert.StartsWith("eyJ", token, StringComparison.Ordinal);
        Assert.DoesNotContain(token, await page.Page.ContentAsync(), StringComparison.Ordinal);
        await hand.PressAsync(page.Button("Show access token"));
        await OpenPage.SeeTextAsync(make, token);
        await page.AssertAccessibleAsync();
        await hand.PressAsync(page.Button("Copy expiry"));
        Assert.InRange(DateTimeOffset.Parse(await page.ClipboardAsync(), null), DateTimeOffset.UtcNow.AddMinutes(88), DateTimeOffset.UtcNow.AddMinutes(91));
        await hand.PressAsync(page.Button("Copy identity"));
        var identity = await page.ClipboardAsync();
        Assert.StartsWith("8:acs:", identity, StringComparison.Ordinal);

        var check = page.Card("Check a token");
        await CheckAsync("Valid");
        await OpenPage.SeeTextAsync(check, "Signature valid");
        await OpenPage.SeeTextAsync(check, "chat,voip");
        await page.AssertAccessibleAsync();

        var row = page.Card("Identities").GetByRole(AriaRole.Listitem).Filter(new() { HasText = identity });
        await hand.TypeAsync(page.Page.GetByRole(AriaRole.Searchbox), identity);
        await OpenPage.SeeTextAsync(page.Card("Identities"), "1–1 of 1");
        await OpenPage.SeeTextAsync(row, "Token valid");
        await hand.PressAsync(row.GetByRole(AriaRole.Button, new() { Name = "Revoke tokens" }));
        await OpenPage.SeeTextAsync(row, "Revoked");
        await OpenPage.SeeTextAsync(page.Card("Identities"), "All tokens of the identity are revoked.");
        await OpenPage.SeeTextAsync(make, "The tokens of this identity were revoked.");
        await CheckAsync("Revoked");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(row.GetByText("Tokens", new() { Exact = true }));
        await OpenPage.SeeTextAsync(page.Dialog, "chat, voip");
        await OpenPage.SeeTextAsync(page.Dialog, "Revoked");
        await page.AssertAccessibleAsync();
        await hand.PressAsync(page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }));

        await hand.PressAsync(row.GetByRole(AriaRole.Button, new() { Name = "Issue token" }));
        await OpenPage.SeeAsync(page.Dialog);
        await page.AssertAccessibleAsync();
        await hand.PressAsync(page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Issue token" }));
        await OpenPage.SeeAsync(page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Copy access token" }));
        await page.AssertAccessibleAsync();
        await hand.PressAsync(page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }));
        await OpenPage.SeeTextAsync(row, "Token valid");

        await hand.PressAsync(row.GetByRole(AriaRole.Button, new() { Name = "Delete identity" }));
        await OpenPage.SeeTextAsync(page.Dialog, "Delete this identity?");
        await page.AssertAccessibleAsync();
        await hand.PressAsync(page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }));
        await OpenPage.SeeTextAsync(page.Card("Identities"), "No identity matches.");
        await CheckAsync("Identity deleted");
        await page.AssertAccessibleAsync();

        async Task CheckAsync(string verdict)
        {
            await hand.TypeAsync(page.Label("Access token"), token);
            await hand.PressAsync(page.Button("Check token"));
            await OpenPage.SeeTextAsync(check, verdict);
        }
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "dark 1280")]
    [InlineData("keyboard", "light 320")]
    public async Task Works_on_another_resource_with_a_connection_string_that_is_never_kept(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);

        await hand.PressAsync(page.Button("Use an Azure resource"));
        await hand.TypeAsync(page.Label("Connection string"), "endpoint=https://evil.example/;accesskey=AAAA");
        await hand.PressAsync(page.Button("Use this resource"));
        await OpenPage.SeeTextAsync(page.Dialog, "endpoint in connectionString must be https://<name>.communication.azure.com/.");
        Assert.Equal("endpoint=https://evil.example/;accesskey=AAAA", await page.Label("Connection string").InputValueAsync());
        await page.AssertAccessibleAsync();

        await hand.TypeAsync(page.Label("Connection string"), playground.Connector.ConnectionString);
        await hand.PressAsync(page.Button("Use this resource"));
        await OpenPage.SeeTextAsync(page.Page.GetByRole(AriaRole.Region, new() { Name = "Azure resource" }), "This is not the emulator.");
        await OpenPage.SeeTextAsync(page.Card("Identities"), "Azure has no list");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(page.Button("Delete identity this identity"));
        await OpenPage.SeeTextAsync(page.Card("Identities"), "Enter the ID of an identity of this resource.");
        await hand.PressAsync(page.Button("Generate"));
        await hand.PressAsync(page.Button("Copy identity"));
        await hand.TypeAsync(page.Label("Identity"), await page.ClipboardAsync());
        await hand.PressAsync(page.Button("Revoke tokens of this identity"));
        await OpenPage.SeeTextAsync(page.Card("Identities"), "All tokens of the identity are revoked.");
        await page.AssertAccessibleAsync();

        Assert.Equal("[0,0,\"\"]", await page.Page.EvaluateAsync<string>("() => JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])"));
        await page.Page.ReloadAsync();
        await OpenPage.SeeTextAsync(page.Card("Identities"), "newest first");
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Says_that_a_token_is_too_long_and_keeps_it()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        var token = $"eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.{new string('A', 100_000)}";

        await page.Label("Access token").FillAsync(token);
        await page.Button("Check token").ClickAsync();

        await OpenPage.SeeTextAsync(page.Card("Check a token"), "That is more than 64 KB. Send less.");
        Assert.Equal(token, await page.Label("Access token").InputValueAsync());
        await page.AssertAccessibleAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("nonsense", "This is not an access token: one has three parts with dots between them")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.AAAA", "By its own claims its lifetime is over.")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjk5OTk5OTk5OTl9.AAAA", "only the service that did knows whether it is valid")]
    public async Task Says_of_a_foreign_token(string token, string sentence)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");

        await page.Label("Access token").FillAsync(token);
        await page.Button("Check token").ClickAsync();

        await OpenPage.SeeTextAsync(page.Card("Check a token"), sentence);
        Assert.Equal(token, await page.Label("Access token").InputValueAsync());
        await page.AssertAccessibleAsync();
    }
}
