using System.Buffers.Text;
using AcsConnector.Emulator.Service;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AcsConnector.Emulator.Tests.Tokens;

public class TokenIssuerTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task A_token_has_the_claims_of_the_service_in_its_order()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync("""{"createTokenWithScopes":["chat","voip"]}""");

        Assert.Equal(
            $$"""{"skypeid":"{{answer.Id[2..]}}","scp":1792,"csi":"1795387130","exp":1795473530"""
            + $$""","rgn":"amer","acsScope":"chat,voip","resourceId":"{{DevelopmentResource.Id}}","resourceLocation":"unitedstates","iat":1795387130}""",
            Jwt.Payload(answer.Token));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(1440)]
    public async Task The_claim_exp_is_later_than_iat_by_the_life_asked(int minutes)
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var claims = Jwt.Claims((await emulator.IssueAsync(id, $$"""{"scopes":["voip"],"expiresInMinutes":{{minutes}}}""")).Token);

        Assert.Equal(minutes * 60, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task A_token_has_the_header_of_the_service_in_its_order()
    {
        var emulator = await shared.FreshAsync();
        var key = (await PublicKeysAsync(emulator)).Keys.Single();

        var token = (await emulator.CreateAsync("""{"createTokenWithScopes":["voip"]}""")).Token;

        Assert.Equal($$"""{"alg":"RS256","kid":"{{key.Kid}}","x5t":"{{key.X5t}}","typ":"JWT"}""", Jwt.Header(token));
        Assert.Matches("^[0-9A-F]{40}$", key.Kid);
        Assert.Equal(key.Kid, Convert.ToHexString(Base64Url.DecodeFromChars(key.X5t)));
        Assert.Equal(342, token.Split('.')[2].Length);
    }

    [Fact]
    public async Task The_published_key_verifies_the_signature()
    {
        var emulator = await shared.FreshAsync();
        var keys = await PublicKeysAsync(emulator);

        var token = (await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Token;

        Assert.True(await IsSignedByAsync(keys, token));
        Assert.False(await IsSignedByAsync(keys, Jwt.WithPayload(token, Jwt.Payload(token).Replace("chat", "voip", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_key_of_another_emulator_does_not()
    {
        using var folder = TestFolder.Empty();
        var emulator = await shared.FreshAsync();
        await using var other = await RunningEmulator.StartAsync(folder);

        var token = (await other.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Token;

        Assert.False(await IsSignedByAsync(await PublicKeysAsync(emulator), token));
        Assert.True(await IsSignedByAsync(await PublicKeysAsync(other), token));
    }

    private static async Task<JsonWebKeySet> PublicKeysAsync(RunningEmulator emulator) =>
        new((await emulator.ControlAsync("GET", "/.well-known/jwks.json")).Body);

    private static async Task<bool> IsSignedByAsync(JsonWebKeySet keys, string token)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }
}
