namespace AcsConnector.Api.Tests.Actions;

public sealed class TestConnectionTests(SharedApi shared)
{
    private readonly RunningApi _api = shared.Api;

    [Theory]
    [InlineData(Caller.ConnectionString, "connectionString")]
    [InlineData(Caller.ApiKey, "accessKey")]
    public async Task Says_which_resource_the_connection_reaches_and_how_it_signs_in(Caller caller, string signIn)
    {
        var answer = await _api.SendAsync(Call.TestConnection() with { By = caller });

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"endpoint":"{{_api.Endpoint}}","signIn":"{{signIn}}"}""", answer.Body);
    }

    [Fact]
    public async Task Refuses_a_connection_string_with_a_wrong_key()
    {
        var answer = await _api.SendAsync(Call.TestConnection() with { Connection = $"endpoint={_api.Endpoint};accesskey=d3Jvbmc=" });

        Assert.Equal(401, answer.Status);
        Assert.Equal("Denied by the resource provider.", answer.ErrorMessage);
    }
}
