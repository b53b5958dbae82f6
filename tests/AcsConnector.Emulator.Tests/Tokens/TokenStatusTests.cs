namespace AcsConnector.Emulator.Tests.Tokens;

public class TokenStatusTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Answers_active_the_reason_and_then_the_claims()
    {
        var emulator = await shared.FreshAsync();
        var token = (await emulator.CreateAsync("""{"createTokenWithScopes":["voip"]}""")).Token;

        var answer = await emulator.ControlAsync("POST", "/_emulator/introspect", $$"""{"token":"{{token}}"}""");

        Assert.Equal($$"""{"active":true,"reason":"alive",{{Jwt.Payload(token)[1..]}}""", answer.Body);
        Assert.Equal("application/json; charset=utf-8", answer["Content-Type"]);
        Assert.Equal("no-store", answer["Cache-Control"]);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(1440)]
    public async Task A_token_is_alive_until_the_second_in_which_it_expires(int minutes)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        var token = (await emulator.IssueAsync(id, $$"""{"scopes":["voip"],"expiresInMinutes":{{minutes}}}""")).Token;

        emulator.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        Assert.Equal("alive", await emulator.StateOfAsync(token));

        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("expired", await emulator.StateOfAsync(token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData(1000)]
    [InlineData(60_000)]
    public async Task Issue_and_revoke_take_turns_and_only_the_newest_token_is_ever_alive(int millisecondsBetween)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        var revoked = new List<string>();

        for (var turn = 0; turn < 5; turn++)
        {
            var token = (await emulator.IssueAsync(id)).Token;
            Assert.Equal("alive", await emulator.StateOfAsync(token));

            emulator.Clock.Advance(TimeSpan.FromMilliseconds(millisecondsBetween));
            Assert.Equal(204, (await emulator.RevokeAsync(id)).Status);
            revoked.Add(token);
            foreach (var earlier in revoked)
                Assert.Equal("revoked", await emulator.StateOfAsync(earlier));
            emulator.Clock.Advance(TimeSpan.FromMilliseconds(millisecondsBetween));
        }

        Assert.Equal("alive", await emulator.StateOfAsync((await emulator.IssueAsync(id)).Token));
    }

    [Fact]
    public async Task A_token_issued_before_a_revoke_stays_revoked_when_the_clock_was_set_back_in_between()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        var before = (await emulator.IssueAsync(id)).Token;

        emulator.Clock.AdjustTime(TestClock.Beginning - TimeSpan.FromMinutes(10));
        var after = (await emulator.IssueAsync(id)).Token;
        await emulator.RevokeAsync(id);

        Assert.Equal("revoked", await emulator.StateOfAsync(before));
        Assert.Equal("revoked", await emulator.StateOfAsync(after));
    }

    [Fact]
    public async Task The_token_of_a_deleted_identity_is_dead()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["voip"]}""");

        await emulator.DeleteAsync(created.Id);

        Assert.Equal("identity deleted", await emulator.StateOfAsync(created.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJza3lwZWlkIjoiYWNzOngifQ.")]
    public async Task Garbage_is_not_active_and_has_no_claims(string token)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync("POST", "/_emulator/introspect", $$"""{"token":"{{token}}"}""");

        Assert.Equal("""{"active":false,"reason":"not issued by this emulator"}""", answer.Body);
    }

    [Fact]
    public async Task A_token_with_other_claims_than_were_signed_is_not_active()
    {
        var emulator = await shared.FreshAsync();
        var token = (await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Token;

        Assert.Equal("not issued by this emulator",
            await emulator.StateOfAsync(Jwt.WithPayload(token, Jwt.Payload(token).Replace("chat", "voip", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_token_of_another_emulator_is_not_active()
    {
        using var folder = TestFolder.Empty();
        var emulator = await shared.FreshAsync();
        await using var other = await RunningEmulator.StartAsync(folder);
        var token = (await other.CreateAsync("""{"createTokenWithScopes":["voip"]}""")).Token;

        Assert.Equal("alive", await other.StateOfAsync(token));
        Assert.Equal("not issued by this emulator", await emulator.StateOfAsync(token));
    }

    [Fact]
    public async Task The_entra_token_of_a_teams_user_is_not_an_access_token()
    {
        var emulator = await shared.FreshAsync();

        Assert.Equal("not an access token of a user", await emulator.StateOfAsync(await emulator.NewEntraTokenAsync()));
    }
}
