using System.Net;

namespace AcsConnector.Hosting.Tests;

/// <summary>The API under a Functions host.</summary>
public sealed class HostedApiTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task Answers_the_six_operations()
    {
        var host = await bench.SharedAsync();

        await MainJourney.RunAsync(host.Client, FunctionsBench.ApiKey, bench.Connector.TokenStatusAsync);
        var exchanged = await SendAsync(
            host, HttpMethod.Post, "/teamsUser/:exchangeAccessToken",
            $$"""{"token":"{{await bench.TeamsTokenAsync(Guid, Guid)}}","appId":"{{Guid}}","userId":"{{Guid}}"}""");
        var tested = await SendAsync(host, HttpMethod.Get, "/connection");

        Assert.Equal(HttpStatusCode.OK, exchanged.StatusCode);
        var token = (await RunningConnector.JsonAsync(exchanged))["token"]!.GetValue<string>();
        Assert.Equal("alive", await bench.Connector.TokenStatusAsync(token));
        Assert.Equal(
            $$"""{"endpoint":"{{ServiceStandIn.Endpoint}}","signIn":"accessKey"}""",
            await tested.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("POST", "/identities", "CreateCommunicationIdentity")]
    [InlineData("DELETE", "/identities/8:acs:a_b", "DeleteCommunicationIdentity")]
    [InlineData("POST", "/identities/8:acs:a_b/:issueAccessToken", "IssueIdentityAccessToken")]
    [InlineData("POST", "/identities/8:acs:a_b/:revokeAccessTokens", "RevokeIdentityAccessTokens")]
    [InlineData("POST", "/teamsUser/:exchangeAccessToken", "ExchangeTeamsUserAccessToken")]
    [InlineData("GET", "/connection", "TestConnection")]
    [InlineData("PUT", "/identities", "Other")]
    [InlineData("GET", "/health/live", "Other")]
    public async Task Runs_each_operation_as_the_function_of_its_name_and_the_rest_as_Other(string method, string path, string function)
    {
        var host = await bench.SharedAsync();
        var before = host.Calls.GetValueOrDefault(function);

        using var answer = await SendAsync(host, new HttpMethod(method), path);

        Assert.Equal(before + 1, host.Calls.GetValueOrDefault(function));
        Assert.Equal(7, host.Worker.Functions.Count);
    }

    /// <summary>Only App Service can vouch for a caller, and only a worker is behind it.</summary>
    [Fact]
    public async Task Takes_the_platforms_word_for_a_caller_where_it_is_told_to()
    {
        await using var host = await bench.StartAsync(("WEBSITE_AUTH_ENABLED", "True"), ("Access__EasyAuth", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/identities");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String("""
            {"auth_typ":"aad","claims":[{"typ":"oid","val":"11111111-2222-3333-4444-555555555555"},{"typ":"scp","val":"Tokens.Issue"}]}
            """u8));

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(FunctionsHost host, HttpMethod method, string path, string? json = null) =>
        host.Client.SendAsync(FunctionsBench.Request(method, path, json), TestContext.Current.CancellationToken);
}
