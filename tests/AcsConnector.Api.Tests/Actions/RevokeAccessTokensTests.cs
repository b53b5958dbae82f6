namespace AcsConnector.Api.Tests.Actions;

public sealed class RevokeAccessTokensTests(SharedApi shared)
{
    private readonly RunningApi _api = shared.Api;

    [Theory]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Answers_204_and_ends_every_token_of_the_user(Caller caller)
    {
        var user = await _api.NewUserAsync();
        string[] tokens = [await _api.NewTokenAsync(user), await _api.NewTokenAsync(user)];

        var answer = await _api.SendAsync(Call.Revoke(user) with { By = caller });

        answer.AssertNoContent();
        foreach (var token in tokens)
            Assert.Equal("revoked", await _api.StateOfAsync(token));
    }

    [Fact]
    public async Task Answers_404_for_a_deleted_user()
    {
        var user = await _api.NewUserAsync();
        await _api.SendAsync(Call.Delete(user));

        var answer = await _api.SendAsync(Call.Revoke(user));

        answer.AssertError(404, "IdentityNotFound", "Provided identity doesn't exist.");
    }
}
