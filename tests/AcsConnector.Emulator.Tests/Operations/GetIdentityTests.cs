namespace AcsConnector.Emulator.Tests.Operations;

public class GetIdentityTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Answers_200_with_the_id_alone_before_the_first_token()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.GetAsync(id);

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"id":"{{id}}"}""", answer.Body);
        Assert.Equal("bytes", answer["Accept-Ranges"]);
    }

    [Fact]
    public async Task Answers_custom_id_then_time_of_the_last_token_in_whole_seconds_then_id()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"customId":"alice@contoso.com","createTokenWithScopes":["voip"]}""", Call.Preview);
        emulator.Clock.Advance(TimeSpan.FromHours(2));
        await emulator.IssueAsync(created.Id);

        var answer = await emulator.GetAsync(created.Id);

        Assert.Equal($$"""{"customId":"alice@contoso.com","lastTokenIssuedAt":"2026-11-23T00:38:50+00:00","id":"{{created.Id}}"}""", answer.Body);
    }

    [Fact]
    public async Task Answers_404_for_an_identity_that_never_was()
    {
        var emulator = await shared.FreshAsync();

        (await emulator.GetAsync(Ids.Unknown)).AssertActionError(404, "IdentityNotFound", "Provided identity doesn't exist.");
    }

    [Fact]
    public async Task Answers_404_for_a_deleted_identity()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        await emulator.DeleteAsync(id);

        (await emulator.GetAsync(id)).AssertActionError(404, "IdentityNotFound", "Provided identity doesn't exist.");
    }
}
