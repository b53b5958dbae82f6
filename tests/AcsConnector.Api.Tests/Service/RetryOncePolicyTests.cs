using System.Diagnostics;

namespace AcsConnector.Api.Tests.Service;

public sealed class RetryOncePolicyTests(ClassApi usual, ImpatientApi impatient) : IClassFixture<ClassApi>, IClassFixture<ImpatientApi>
{
    /// <summary>The service may have made the user already: a second call would make a second one.</summary>
    [Theory]
    [InlineData("\"status\":500", 502)]
    [InlineData("\"status\":500,\"retryAfter\":0", 502)]
    [InlineData("\"status\":502", 502)]
    [InlineData("\"status\":503", 503)]
    [InlineData("\"status\":504", 502)]
    [InlineData("\"reset\":\"beforeCommit\"", 502)]
    [InlineData("\"latency\":60000", 504)]
    public async Task A_create_that_may_have_made_a_user_is_not_repeated(string fault, int status)
    {
        var api = await impatient.FreshAsync();
        await api.NewUserAsync(); // The connection has been used before, which is where transports repeat by themselves.
        await api.ArmAsync("CreateIdentity", fault);

        var answer = await api.SendAsync(Call.Create("""{"createTokenWithScopes":["chat"]}"""));

        Assert.Equal(status, answer.Status);
        Assert.Equal(1, await api.AttemptsAsync());
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_leaves_one_user()
    {
        var api = await usual.FreshAsync();
        await api.ArmAsync("CreateIdentity", "\"reset\":\"afterCommit\"");

        var answer = await api.SendAsync(Call.Create());

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
        Assert.Equal(1, await api.AttemptsAsync());
        Assert.Equal(1, await api.CountAsync());
    }

    [Theory]
    [InlineData("\"status\":429,\"retryAfter\":0")]
    [InlineData("\"status\":503,\"retryAfter\":0")]
    [InlineData("\"status\":503,\"retryAfter\":1")]
    public async Task A_create_that_the_service_put_off_is_repeated_once(string fault)
    {
        var api = await usual.FreshAsync();
        await api.ArmAsync("CreateIdentity", fault, times: 1);

        var answer = await api.SendAsync(Call.Create());

        Assert.Equal(201, answer.Status);
        Assert.Equal(1, await api.CountAsync());
    }

    [Theory]
    [InlineData("CreateIdentity", "\"status\":429,\"retryAfter\":0", 429)]
    [InlineData("CreateIdentity", "\"status\":503,\"retryAfter\":0", 503)]
    [InlineData("IssueAccessToken", "\"status\":429,\"retryAfter\":0", 429)]
    [InlineData("IssueAccessToken", "\"status\":500", 502)]
    [InlineData("IssueAccessToken", "\"reset\":\"beforeCommit\"", 502)]
    [InlineData("IssueAccessToken", "\"reset\":\"afterCommit\"", 502)]
    [InlineData("IssueAccessToken", "\"latency\":60000", 504)]
    [InlineData("RevokeAccessTokens", "\"status\":500", 502)]
    [InlineData("RevokeAccessTokens", "\"reset\":\"afterCommit\"", 502)]
    [InlineData("DeleteIdentity", "\"status\":503", 503)]
    [InlineData("DeleteIdentity", "\"reset\":\"beforeCommit\"", 502)]
    [InlineData("ExchangeTeamsUserAccessToken", "\"status\":504", 502)]
    public async Task No_call_is_repeated_more_than_once(string operation, string fault, int status)
    {
        var api = await impatient.FreshAsync();
        var call = CallTo(operation, await api.NewUserAsync());
        await api.ArmAsync(operation, fault);

        var answer = await api.SendAsync(call);

        Assert.Equal(status, answer.Status);
        Assert.Equal(2, await api.AttemptsAsync());
    }

    [Theory]
    [InlineData("IssueAccessToken", "\"status\":500", 200)]
    [InlineData("IssueAccessToken", "\"reset\":\"afterCommit\"", 200)]
    [InlineData("RevokeAccessTokens", "\"status\":503", 204)]
    [InlineData("DeleteIdentity", "\"reset\":\"afterCommit\"", 204)]
    public async Task What_can_be_repeated_survives_one_failure(string operation, string fault, int status)
    {
        var api = await usual.FreshAsync();
        var call = CallTo(operation, await api.NewUserAsync());
        await api.ArmAsync(operation, fault, times: 1);

        var answer = await api.SendAsync(call);

        Assert.Equal(status, answer.Status);
    }

    [Fact(Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    public async Task A_create_with_a_custom_id_is_repeated_and_makes_one_user()
    {
        var api = await usual.FreshAsync();
        await api.ArmAsync("CreateIdentity", "\"reset\":\"afterCommit\"", times: 1);

        var answer = await api.SendAsync(Call.Create("""{"customId":"alice"}"""));

        Assert.Equal(201, answer.Status);
        Assert.Equal(1, await api.CountAsync());
    }

    /// <summary>The platform waits better than a request that is held open.</summary>
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_Retry_After_beyond_the_budget_is_answered_at_once(int status)
    {
        await using var api = await RunningApi.StartAsync(("Upstream:Total", "00:00:05"));
        var call = Call.Issue(await api.NewUserAsync());
        await api.ArmAsync("IssueAccessToken", $"\"status\":{status},\"retryAfter\":5");

        var answer = await api.SendAsync(call);

        Assert.Equal((status, "5"), (answer.Status, answer["Retry-After"]));
        Assert.Equal(1, await api.AttemptsAsync());
    }

    /// <summary>An attempt alone might take ten seconds.</summary>
    [Fact]
    public async Task The_budget_ends_the_attempt_that_exceeds_it()
    {
        await using var api = await RunningApi.StartAsync(("Upstream:Total", "00:00:01"));
        var call = Call.Issue(await api.NewUserAsync());
        await api.ArmAsync("IssueAccessToken", "\"latency\":60000");
        var asked = Stopwatch.StartNew();

        var answer = await api.SendAsync(call);

        Assert.Equal((504, "UpstreamTimeout"), (answer.Status, answer.ErrorCode));
        Assert.InRange(asked.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task What_the_service_refuses_is_not_repeated()
    {
        await using var service = await FakeService.StartAsync(404, "");
        await using var api = await RunningApi.StartAsync(service);

        await api.SendAsync(Call.Revoke("8:acs:x"));

        Assert.Single(service.Calls);
    }

    private static Call CallTo(string operation, string user) => operation switch
    {
        "CreateIdentity" => Call.Create(),
        "IssueAccessToken" => Call.Issue(user),
        "RevokeAccessTokens" => Call.Revoke(user),
        "DeleteIdentity" => Call.Delete(user),
        _ => Call.Exchange("{}"),
    };
}
