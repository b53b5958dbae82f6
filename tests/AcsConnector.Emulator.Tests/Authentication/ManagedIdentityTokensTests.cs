namespace AcsConnector.Emulator.Tests.Authentication;

public class ManagedIdentityTokensTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Communication = "https://communication.azure.com/";

    [Theory]
    [InlineData("https://communication.azure.com/")]
    [InlineData("https://communication.azure.com")]
    public async Task A_bearer_token_of_the_managed_identity_opens_the_emulator_over_https(string resource)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(Call.WithBearer(await TokenAsync(emulator, resource)));

        Assert.Equal(201, answer.Status);
    }

    [Fact]
    public async Task It_is_refused_over_http()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(Call.WithBearer(await TokenAsync(emulator)) with { Https = false });

        answer.AssertDenied("BearerOverHttp");
    }

    [Fact]
    public async Task It_is_refused_when_it_has_expired()
    {
        var emulator = await shared.FreshAsync();
        var token = await TokenAsync(emulator);

        emulator.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(201, (await emulator.SendAsync(Call.WithBearer(token))).Status);

        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        (await emulator.SendAsync(Call.WithBearer(token))).AssertDenied("ExpiredBearer");
    }

    [Fact]
    public async Task It_is_refused_when_it_is_for_another_resource()
    {
        var emulator = await shared.FreshAsync();
        var token = await TokenAsync(emulator, "https://vault.azure.net");

        (await emulator.SendAsync(Call.WithBearer(token))).AssertDenied("WrongAudience");
    }

    [Fact]
    public async Task The_token_of_another_emulator_is_refused()
    {
        using var folder = TestFolder.Empty();
        var emulator = await shared.FreshAsync();
        await using var other = await RunningEmulator.StartAsync(folder);

        (await emulator.SendAsync(Call.WithBearer(await TokenAsync(other)))).AssertDenied("UnknownBearer");
    }

    [Fact]
    public async Task The_access_token_of_a_user_is_refused()
    {
        var emulator = await shared.FreshAsync();
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["chat","voip"]}""");

        (await emulator.SendAsync(Call.WithBearer(created.Token))).AssertDenied("UnknownBearer");
    }

    [Fact]
    public async Task The_entra_token_of_a_teams_user_is_refused()
    {
        var emulator = await shared.FreshAsync();

        (await emulator.SendAsync(Call.WithBearer(await emulator.NewEntraTokenAsync()))).AssertDenied("EntraTokenNotTaken");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJhY3MtY29ubmVjdG9yLWVtdWxhdG9yL21zaSJ9.")]
    public async Task Garbage_is_refused(string token)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.SendAsync(Call.WithBearer(token))).AssertDenied("UnknownBearer");
    }

    [Fact]
    public async Task A_token_with_other_claims_than_were_signed_is_refused()
    {
        var emulator = await shared.FreshAsync();
        var token = await TokenAsync(emulator, "https://vault.azure.net");
        var forged = Jwt.WithPayload(token, Jwt.Payload(token).Replace("https://vault.azure.net", Communication, StringComparison.Ordinal));

        (await emulator.SendAsync(Call.WithBearer(forged))).AssertDenied("UnknownBearer");
    }

    private static Task<string> TokenAsync(RunningEmulator emulator, string resource = Communication) => emulator.ManagedIdentityTokenAsync(resource);
}
