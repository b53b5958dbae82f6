namespace AcsConnector.Emulator.Tests.Control;

public class TokensRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Lists_the_tokens_of_an_identity_with_what_became_of_them_and_no_token()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat","voip"],"expiresInMinutes":60}""");
        await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");
        var path = $"/_emulator/tokens?identity={Uri.EscapeDataString(created.Id)}";

        var issued = await emulator.ControlAsync("GET", path);
        emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        await emulator.SendAsync(new Call("POST", $"/identities/{created.Id}/:revokeAccessTokens"));
        var revoked = await emulator.ControlAsync("GET", path);
        emulator.Clock.Advance(TimeSpan.FromHours(1));
        var expired = await emulator.ControlAsync("GET", path);

        Assert.StartsWith("""{"value":[{"scopes":["chat","voip"],"issuedAt":""", issued.Body, StringComparison.Ordinal);
        Assert.EndsWith(""","state":"alive"}]}""", issued.Body, StringComparison.Ordinal);
        Assert.EndsWith(""","state":"revoked"}]}""", revoked.Body, StringComparison.Ordinal);
        Assert.EndsWith(""","state":"expired"}]}""", expired.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(created.Token, issued.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_there_is_no_such_identity()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();
        await emulator.DeleteAsync(id);

        Assert.Contains("There is no such identity.", (await emulator.ControlAsync("GET", $"/_emulator/tokens?identity={Uri.EscapeDataString(id)}")).Body, StringComparison.Ordinal);
    }
}
