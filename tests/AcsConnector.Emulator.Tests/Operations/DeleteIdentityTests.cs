namespace AcsConnector.Emulator.Tests.Operations;

public class DeleteIdentityTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Answers_204_and_forgets_the_identity()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        var other = await emulator.NewIdentityAsync();

        var answer = await emulator.DeleteAsync(id);

        Assert.Equal((204, ""), (answer.Status, answer.Body));
        Assert.Equal(404, (await emulator.GetAsync(id)).Status);
        Assert.Equal(200, (await emulator.GetAsync(other)).Status);
    }

    [Fact]
    public async Task Ends_the_tokens_of_the_identity()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");

        await emulator.DeleteAsync(created.Id);

        Assert.Equal("identity deleted", await emulator.StateOfAsync(created.Token));
    }

    [Fact]
    public async Task Answers_204_again_for_an_identity_that_is_gone_or_never_was()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        await emulator.DeleteAsync(id);

        Assert.Equal(204, (await emulator.DeleteAsync(id)).Status);
        Assert.Equal(204, (await emulator.DeleteAsync(Ids.Unknown)).Status);
    }
}
