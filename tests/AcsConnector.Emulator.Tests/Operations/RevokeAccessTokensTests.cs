namespace AcsConnector.Emulator.Tests.Operations;

public class RevokeAccessTokensTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Answers_204_and_ends_every_token_of_the_identity()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");
        var issued = await emulator.IssueAsync(created.Id);

        var answer = await emulator.RevokeAsync(created.Id);

        Assert.Equal((204, ""), (answer.Status, answer.Body));
        Assert.Equal("revoked", await emulator.StateOfAsync(created.Token));
        Assert.Equal("revoked", await emulator.StateOfAsync(issued.Token));
    }

    [Fact]
    public async Task Leaves_the_tokens_of_other_identities_alive()
    {
        var emulator = await shared.FreshAsync();
        var other = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");

        await emulator.RevokeAsync(await emulator.NewIdentityAsync());

        Assert.Equal("alive", await emulator.StateOfAsync(other.Token));
    }

    [Fact]
    public async Task Answers_204_for_an_identity_that_never_had_a_token()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        Assert.Equal(204, (await emulator.RevokeAsync(id)).Status);
        Assert.Equal(204, (await emulator.RevokeAsync(id)).Status);
    }

    [Fact]
    public async Task Answers_404_for_an_identity_that_never_was()
    {
        var emulator = await shared.FreshAsync();

        (await emulator.RevokeAsync(Ids.Unknown)).AssertActionError(404, "IdentityNotFound", "Provided identity doesn't exist.");
    }

    [Fact]
    public async Task Answers_404_for_a_deleted_identity()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        await emulator.DeleteAsync(id);

        (await emulator.RevokeAsync(id)).AssertActionError(404, "IdentityNotFound", "Provided identity doesn't exist.");
    }
}
