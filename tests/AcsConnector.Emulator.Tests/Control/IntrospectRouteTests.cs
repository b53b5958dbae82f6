namespace AcsConnector.Emulator.Tests.Control;

public class IntrospectRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"token":5}""")]
    public async Task Answers_400_for_another_body_and_shows_an_example(string body)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ControlAsync("POST", "/_emulator/introspect", body)).AssertEarlyError(400, "ValidationError",
            """The request body is not what this route takes, for example: {"token":"eyJ…"}""", "body");
    }

    [Fact]
    public async Task Says_that_no_token_is_not_active()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync("POST", "/_emulator/introspect", "{}");

        Assert.Equal((200, """{"active":false,"reason":"not issued by this emulator"}"""), (answer.Status, answer.Body));
    }
}
