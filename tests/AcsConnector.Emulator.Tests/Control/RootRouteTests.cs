namespace AcsConnector.Emulator.Tests.Control;

public class RootRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Says_what_this_is()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync("GET", "/");

        Assert.Equal((200, "text/plain; charset=utf-8"), (answer.Status, answer["Content-Type"]));
        Assert.Equal(
            "This is an emulator of the Azure Communication Services identity service. "
            + "It has no page here; SDKs use this address as their endpoint.\n",
            answer.Body);
    }

    [Fact]
    public async Task Names_the_page_of_its_host()
    {
        var emulator = await shared.FreshAsync();
        emulator.Host.Page = new Uri("http://127.0.0.1:7070/");

        var answer = await emulator.SendAsync(Call.Control("GET", "/") with { Https = true });

        Assert.Equal(
            "This is an emulator of the Azure Communication Services identity service. Its page is http://127.0.0.1:7070/\n", answer.Body);
    }
}
