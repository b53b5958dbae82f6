using System.IO.Compression;
using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

[Collection(PlaygroundFixture.Collection)]
public sealed class ConnectorJourneyTests(PlaygroundFixture playground)
{
    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse", "dark 1280")]
    [InlineData("mouse", "forced-colors 1280")]
    [InlineData("keyboard", "light 320")]
    public async Task Tries_actions_with_the_form_a_maker_sees(string handName, string look)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, look);
        var hand = Hand.Of(handName, page.Page);
        await hand.OpenTabAsync("Connector");
        var form = page.Page.GetByRole(AriaRole.Form, new() { Name = "Create a user" });
        await OpenPage.SeeTextAsync(form, "Create a new user, and optionally, an access token.");
        await Assertions.Expect(page.Label("Request ID")).ToBeHiddenAsync();
        await Assertions.Expect(form).Not.ToContainTextAsync("api-version");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(page.Button("Show advanced options"));
        await OpenPage.SeeAsync(page.Label("Custom ID"));
        await hand.TickAsync(page.Label("voip"));
        await hand.TypeAsync(page.Label("Token Lifetime in Minutes"), "30");
        await hand.PressAsync(page.Button("Try it"));
        await OpenPage.SeeTextAsync(form, "400 Bad request");
        await OpenPage.SeeTextAsync(form, "ExpiresInMinutes value 30 is invalid.");
        Assert.Equal("30", await page.Label("Token Lifetime in Minutes").InputValueAsync());
        await page.AssertAccessibleAsync();

        await hand.TypeAsync(page.Label("Token Lifetime in Minutes"), "60");
        await hand.PressAsync(page.Button("Try it"));
        await OpenPage.SeeTextAsync(form, "201 Created");
        await Assertions.Expect(form).Not.ToContainTextAsync("eyJ");
        await hand.PressAsync(page.Button("Show tokens"));
        await OpenPage.SeeTextAsync(form, "eyJ");
        await OpenPage.SeeTextAsync(form, "-H 'Connection-String: YOUR-API-KEY'");
        await hand.PressAsync(form.GetByText("Response headers"));
        await OpenPage.SeeTextAsync(form, "no-store");
        await page.AssertAccessibleAsync();

        await hand.PressAsync(page.Button("Delete a user"));
        await hand.PressAsync(page.Button("Try it"));
        await OpenPage.SeeTextAsync(page.Page.GetByRole(AriaRole.Form, new() { Name = "Delete a user" }), "User ID is required.");
        await hand.TypeAsync(page.Page.GetByLabel("User ID"), "nobody");
        await hand.PressAsync(page.Button("Try it"));
        await OpenPage.SeeTextAsync(page.Page.GetByRole(AriaRole.Form, new() { Name = "Delete a user" }), "400 Bad request");
        await page.AssertAccessibleAsync();
    }

    [Fact(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    public async Task Exchanges_a_test_token_and_offers_the_identities_there_are()
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, $"{playground.Connector.Page}#connector", "light 1280");

        await page.Button("Exchange a Teams user token").ClickAsync();
        await page.Button("Use a test token").ClickAsync();
        await Assertions.Expect(page.Label("Microsoft Entra Token")).Not.ToHaveValueAsync("");
        await page.Button("Try it").ClickAsync();
        var form = page.Page.GetByRole(AriaRole.Form, new() { Name = "Exchange a Teams user token" });
        await OpenPage.SeeTextAsync(form, "200 OK");
        await OpenPage.SeeTextAsync(form, "\"token\":\"YOUR-TOKEN\"");
        await Assertions.Expect(form).Not.ToContainTextAsync("eyJ");
        await page.AssertAccessibleAsync();

        await page.Button("Delete a user").ClickAsync();
        await page.Label("User ID").FocusAsync();
        await Assertions.Expect(page.Page.Locator("datalist option[value^='8:acs:']").First).ToBeAttachedAsync();
    }

    [Theory(SkipUnless = nameof(Chromium.IsInstalled), SkipType = typeof(Chromium), Skip = Chromium.Missing)]
    [InlineData("mouse")]
    [InlineData("keyboard")]
    public async Task Gives_the_files_and_the_package_for_an_address(string handName)
    {
        await using var page = await OpenPage.AtAsync(playground.Browser, playground.Connector.Page, "light 1280");
        var hand = Hand.Of(handName, page.Page);
        await hand.OpenTabAsync("Connector");

        var definition = await page.Page.RunAndWaitForDownloadAsync(() => hand.PressAsync(page.Page.GetByRole(AriaRole.Link, new() { Name = "Definition" })));
        Assert.Equal("apiDefinition.swagger.json", definition.SuggestedFilename);

        var address = page.Label("Address of your API");
        await hand.TypeAsync(address, "http://acs.contoso.com");
        await hand.PressAsync(page.Button("Download package"));
        await OpenPage.SeeTextAsync(page.Card("Definition and package"), "'http://acs.contoso.com' is not https: give an https address, because a connection sends its key there.");
        Assert.Equal("http://acs.contoso.com", await address.InputValueAsync());
        await page.AssertAccessibleAsync();

        await hand.TypeAsync(address, "https://acs.contoso.com");
        var package = await page.Page.RunAndWaitForDownloadAsync(() => hand.PressAsync(page.Button("Download package")));
        await using var zip = await ZipFile.OpenReadAsync(await package.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("paconn/apiDefinition.swagger.json", zip.Entries.Select(entry => entry.FullName));
        await page.AssertAccessibleAsync();
    }
}
