namespace AcsConnector.Api.Tests.Actions;

public sealed class IdentityIdTests(SharedApi shared)
{
    private readonly RunningApi _api = shared.Api;

    /// <summary>Makers encode ids not at all, once, or twice to be safe.</summary>
    [Theory]
    [InlineData("8:acs:")]
    [InlineData("8%3Aacs%3A")]
    [InlineData("8%3aacs%3a")]
    [InlineData("8%253Aacs%253A")]
    [InlineData("8%253aacs%253a")]
    public async Task An_id_is_understood_however_it_was_encoded(string prefix)
    {
        var user = await _api.NewUserAsync();
        var path = $"/identities/{prefix}{user["8:acs:".Length..]}";

        Assert.Equal(200, (await _api.SendAsync(new Call("POST", $"{path}/:issueAccessToken", """{"scopes":["chat"]}"""))).Status);
        Assert.Equal(200, (await _api.SendAsync(new Call("POST", $"{path}/%3AissueAccessToken", """{"scopes":["chat"]}"""))).Status);
        Assert.Equal(204, (await _api.SendAsync(new Call("POST", $"{path}/:revokeAccessTokens"))).Status);
        Assert.Equal(204, (await _api.SendAsync(new Call("DELETE", path))).Status);
        Assert.Equal(404, (await _api.SendAsync(new Call("POST", $"{path}/:revokeAccessTokens"))).Status);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("8:orgid:1b0a8f52-7c55-4f0e-a3ce-6a6f6d4c9b77")]
    [InlineData("8:acs:%2F..%2F..%2Fidentities")]
    [InlineData("..%2F..%2F_emulator%2Fidentities")]
    [InlineData("%252e%252e%253A")]
    [InlineData("8:acs:x%3Fapi-version=2021-03-07%23")]
    [InlineData("8:acs:%C3%A4%F0%9F%98%80")]
    [InlineData("8:acs:a%20b%0D%0AX-Injected:1")]
    [InlineData(":issueAccessToken")]
    public async Task What_is_no_id_reaches_the_service_as_an_id_and_nothing_else(string id)
    {
        var answer = await _api.SendAsync(new Call("POST", $"/identities/{id}/:issueAccessToken", """{"scopes":["chat"]}"""));

        answer.AssertError(400, "ValidationError", "Provided identity has invalid format.", "id");
    }
}
