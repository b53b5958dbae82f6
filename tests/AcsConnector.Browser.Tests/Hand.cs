using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>How somebody works a page: with the mouse, or with the keyboard alone.</summary>
internal abstract class Hand(IPage page)
{
    protected IPage Page { get; } = page;

    public static Hand Of(string name, IPage page) => name switch
    {
        "mouse" => new Mouse(page),
        "keyboard" => new Keyboard(page),
        _ => throw new ArgumentException($"There is no hand '{name}'.", nameof(name)),
    };

    /// <summary>A button or a link.</summary>
    public abstract Task PressAsync(ILocator control);

    public abstract Task TickAsync(ILocator checkbox);

    public abstract Task TypeAsync(ILocator input, string text);

    public abstract Task SelectAsync(ILocator select, string label);

    public abstract Task OpenTabAsync(string name);

    /// <summary>One of the tabs that are inside a tab of the page.</summary>
    public abstract Task ChooseTabAsync(ILocator tab);

    /// <summary>One of many cards that share a stop of the Tab key.</summary>
    public abstract Task PressCardAsync(ILocator card);

    private sealed class Mouse(IPage page) : Hand(page)
    {
        public override Task PressAsync(ILocator control) => control.ClickAsync();

        public override Task TickAsync(ILocator checkbox) => checkbox.ClickAsync();

        public override Task TypeAsync(ILocator input, string text) => input.FillAsync(text);

        public override Task SelectAsync(ILocator select, string label) => select.SelectOptionAsync(new SelectOptionValue { Label = label });

        public override Task OpenTabAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

        public override Task ChooseTabAsync(ILocator tab) => tab.ClickAsync();

        public override Task PressCardAsync(ILocator card) => card.ClickAsync();
    }

    private sealed class Keyboard(IPage page) : Hand(page)
    {
        private const int LongestWay = 200;

        public override async Task PressAsync(ILocator control)
        {
            await GoToAsync(control);
            await Page.Keyboard.PressAsync("Enter");
        }

        public override async Task TickAsync(ILocator checkbox)
        {
            await GoToAsync(checkbox);
            await Page.Keyboard.PressAsync("Space");
        }

        public override async Task TypeAsync(ILocator input, string text)
        {
            await GoToAsync(input);
            await Page.Keyboard.PressAsync("Control+A");
            if (text.Length == 0)
                await Page.Keyboard.PressAsync("Delete");
            else
                await Page.Keyboard.InsertTextAsync(text);
        }

        public override async Task SelectAsync(ILocator select, string label)
        {
            await GoToAsync(select);
            await Page.Keyboard.TypeAsync(label);
        }

        public override async Task OpenTabAsync(string name)
        {
            var tab = Page.GetByRole(AriaRole.Tab, new() { Name = name });
            await GoToAsync(Page.Locator("#tabs [aria-selected=true]"));
            await MoveToAsync(tab, "ArrowRight");
            Assert.Equal("true", await tab.GetAttributeAsync("aria-selected"));
        }

        public override async Task ChooseTabAsync(ILocator tab)
        {
            await GoToAsync(tab.Locator("xpath=..").Locator("[aria-selected=true]"));
            await MoveToAsync(tab, "ArrowRight");
            Assert.Equal("true", await tab.GetAttributeAsync("aria-selected"));
        }

        public override async Task PressCardAsync(ILocator card)
        {
            await GoToAsync(Page.Locator(".canvas .action[tabindex='0']"));
            await Page.Keyboard.PressAsync("Home");
            await MoveToAsync(card, "ArrowDown");
            await Page.Keyboard.PressAsync("Enter");
        }

        private async Task MoveToAsync(ILocator control, string key)
        {
            for (var steps = 0; steps < LongestWay && !await HasFocusAsync(control); steps++)
                await Page.Keyboard.PressAsync(key);
        }

        private async Task GoToAsync(ILocator control)
        {
            await control.WaitForAsync();
            for (var steps = 0; steps < LongestWay; steps++)
            {
                if (await HasFocusAsync(control))
                    return;
                await Page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"The keyboard does not reach {control}.");
        }

        private static Task<bool> HasFocusAsync(ILocator control) => control.EvaluateAsync<bool>("element => element === document.activeElement");
    }
}
