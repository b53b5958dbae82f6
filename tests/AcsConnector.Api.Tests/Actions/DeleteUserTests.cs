namespace AcsConnector.Api.Tests.Actions;

public sealed class DeleteUserTests(SharedApi shared)
{
    private readonly RunningApi _api = shared.Api;

    [Theory]
    [InlineData(Caller.ConnectionString)]
    [InlineData(Caller.ApiKey)]
    public async Task Answers_204_and_ends_the_user_and_its_tokens(Caller caller)
    {
        var user = await _api.NewUserAsync();
        var token = await _api.NewTokenAsync(user);

        var answer = await _api.SendAsync(Call.Delete(user) with { By = caller });

        answer.AssertNoContent();
        Assert.Equal("identity deleted", await _api.StateOfAsync(token));
        Assert.Equal(404, (await _api.SendAsync(Call.Issue(user))).Status);
    }

    [Fact]
    public async Task Answers_204_again_for_a_user_that_is_gone()
    {
        var user = await _api.NewUserAsync();
        await _api.SendAsync(Call.Delete(user));

        (await _api.SendAsync(Call.Delete(user))).AssertNoContent();
    }
}
