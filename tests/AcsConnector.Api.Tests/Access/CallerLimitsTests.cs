using AcsConnector.Api.Access;

namespace AcsConnector.Api.Tests.Access;

public sealed class CallerLimitsTests : IAsyncLifetime
{
    private FakeService _service = null!;

    public async ValueTask InitializeAsync() => _service = await FakeService.StartAsync(204, "");

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task One_request_too_many_is_429_and_not_sent_on()
    {
        await using var api = await StartAsync("2");

        Assert.Equal(200, (await SendAsync(api, RunningApi.ApiKey)).Status);
        Assert.Equal(200, (await SendAsync(api, RunningApi.ApiKey)).Status);
        var refused = await SendAsync(api, RunningApi.ApiKey);

        var seconds = int.Parse(refused["Retry-After"]!, null);
        Assert.InRange(seconds, 1, 30);
        refused.AssertError(429, "RequestLimitExceeded", $"This connection may send 2 requests in a minute. Try again in {seconds} s.");
        Assert.Equal(2, _service.Calls.Count);
    }

    [Fact]
    public async Task Every_caller_has_a_limit_of_its_own()
    {
        await using var api = await StartAsync("1");
        string[] callers =
        [
            RunningApi.ApiKey, RunningApi.SecondApiKey, $"endpoint={_service.Endpoint};accesskey=a2V5", $"endpoint={_service.Endpoint};accesskey=b3RoZXI=",
        ];

        foreach (var caller in callers)
            Assert.Equal(200, (await SendAsync(api, caller)).Status);
        foreach (var caller in callers)
            Assert.Equal(429, (await SendAsync(api, caller)).Status);
        Assert.Equal(429, (await SendAsync(api, $"AccessKey=a2V5;Endpoint={_service.Endpoint}")).Status);
    }

    [Fact]
    public async Task Who_may_not_call_is_not_counted()
    {
        await using var api = await StartAsync("1");

        for (var i = 0; i < 5; i++)
            Assert.Equal(401, (await SendAsync(api, "a key that nobody set")).Status);
    }

    [Fact]
    public async Task The_limit_comes_back_evenly()
    {
        await using var api = await StartAsync("60");
        Answer answer;
        do
            answer = await SendAsync(api, RunningApi.ApiKey);
        while (answer.Status == 200);

        Assert.Equal("1", answer["Retry-After"]);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        Assert.Equal(200, (await SendAsync(api, RunningApi.ApiKey)).Status);
    }

    [Fact]
    public async Task Without_the_setting_there_is_none()
    {
        await using var api = await RunningApi.StartAsync(_service);

        for (var i = 0; i < 200; i++)
            Assert.Equal(200, (await SendAsync(api, RunningApi.ApiKey)).Status);
    }

    [Fact]
    public async Task A_body_of_another_kind_counts()
    {
        await using var api = await StartAsync("1");
        var call = Call.Create("{}") with { By = Caller.ApiKey, ContentType = "text/plain" };

        Assert.Equal(415, (await api.SendAsync(call)).Status);
        Assert.Equal(429, (await api.SendAsync(call)).Status);
    }

    /// <summary>The bodies are no JSON, so that none of these calls is sent on.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(10_000, Explicit = true, Traits = ["Category", "Stress"])]
    public async Task However_many_callers_there_are_none_of_them_gives_another_a_new_limit(int callers)
    {
        await using var api = callers == CallerCapacity.Default.MaxCallers
            ? await StartAsync("1")
            : await RunningApi.StartAsync([new CallerCapacity(callers)], _service.Endpoint, ("Access:RequestsPerMinute", "1"));
        Assert.Equal(200, (await SendAsync(api, RunningApi.ApiKey)).Status);
        Assert.Equal(400, await CountAsync(-1));
        Assert.Equal(429, await CountAsync(-1));

        await Parallel.ForAsync(0, callers + 100, TestContext.Current.CancellationToken, async (i, _) => Assert.Equal(400, await CountAsync(i)));

        Assert.Equal(429, (await SendAsync(api, RunningApi.ApiKey)).Status);
        Assert.Equal(429, await CountAsync(-1));
        Assert.Equal(200, (await SendAsync(api, RunningApi.SecondApiKey)).Status);

        async Task<int> CountAsync(int caller)
        {
            var key = Convert.ToBase64String(BitConverter.GetBytes(caller));
            return (await api.SendAsync(Call.Create("{") with { Connection = $"endpoint={_service.Endpoint};accesskey={key}" })).Status;
        }
    }

    private Task<RunningApi> StartAsync(string limit) => RunningApi.StartAsync(_service, ("Access:RequestsPerMinute", limit));

    private static Task<Answer> SendAsync(RunningApi api, string connection) => api.SendAsync(Call.TestConnection() with { Connection = connection });
}
