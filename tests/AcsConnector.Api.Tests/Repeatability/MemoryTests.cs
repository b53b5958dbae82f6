using AcsConnector.Api.Tests.Access;

namespace AcsConnector.Api.Tests.Repeatability;

/// <summary>The memory of one process has little room here: for 10 requests of each kind of callers.</summary>
public sealed class MemoryTests
{
    private const string Header = "Repeatability-Request-ID";
    private const int Capacity = 10;
    private const int Many = 3 * Capacity;
    private static readonly (string, string?) Small = ("Repeatability:Capacity", $"{Capacity}");

    [Theory]
    [InlineData(Caller.ApiKey)]
    [InlineData(Caller.ConnectionString)]
    public async Task Invented_keys_push_nobody_out(Caller by)
    {
        await using var api = await RunningApi.StartAsync(Small);
        var mine = await api.SendAsync(Create("mine") with { By = by });

        for (var n = 0; n < Many; n++)
            Assert.Equal(401, (await api.SendAsync(Create($"{n}") with { Connection = Connection(api, n) })).Status);

        Assert.Equal(mine.Id, (await api.SendAsync(Create("mine") with { By = by })).Id);
    }

    /// <summary>Whatever the service does with a stranger's request: here nobody knows, so that its id stays.</summary>
    [Fact]
    public async Task Strangers_whose_requests_failed_push_nobody_out()
    {
        var users = 0;
        await using var service = await FakeService.StartAsync(http => http.Request.Headers["x-ms-client-request-id"] == "stranger"
            ? FakeService.AnswerAsync(http, 500, "")
            : FakeService.AnswerAsync(http, 201, $$$"""{"identity":{"id":"8:acs:{{{Interlocked.Increment(ref users)}}}"}}"""));
        await using var api = await RunningApi.StartAsync(service, Small);
        await api.SendAsync(Create("mine"));

        for (var n = 0; n < Many; n++)
        {
            var stranger = Call.Create() with { Headers = [(Header, $"{n}"), ("x-ms-client-request-id", "stranger")] };
            Assert.Equal(502, (await api.SendAsync(stranger with { Connection = Connection(api, n) })).Status);
        }

        Assert.Equal("8:acs:1", (await api.SendAsync(Create("mine"))).Id);
    }

    [Fact]
    public async Task Who_has_many_loses_its_own_oldest()
    {
        await using var api = await RunningApi.StartAsync(Small);
        var others = await api.SendAsync(Create("mine") with { By = Caller.ApiKey });
        var first = await api.SendAsync(Create("0"));
        for (var n = 1; n <= Many; n++)
            await api.SendAsync(Create($"{n}"));

        var last = await api.SendAsync(Create($"{Many}"));

        Assert.Equal(Many + 2, await api.CountAsync());
        Assert.Equal(others.Id, (await api.SendAsync(Create("mine") with { By = Caller.ApiKey })).Id);
        Assert.NotEqual(first.Id, (await api.SendAsync(Create("0"))).Id);
        Assert.Equal(last.Id, (await api.SendAsync(Create($"{Many}"))).Id);
    }

    /// <summary>Two whom this server let in itself, and who share the room for such callers: one with the API key, one with an account.</summary>
    [Fact]
    public async Task Who_has_many_pushes_nobody_out_who_has_few()
    {
        var users = 0;
        await using var service = await FakeService.StartAsync(http =>
            FakeService.AnswerAsync(http, 201, $$$"""{"identity":{"id":"8:acs:{{{Interlocked.Increment(ref users)}}}"}}"""));
        await using var authority = await StandInAuthority.StartAsync();
        await using var api = await RunningApi.StartAsync(
            service, Small, ("Access:Entra:Authority", authority.Address.AbsoluteUri), ("Access:Entra:Audience", StandInAuthority.Audience));
        var account = $"Bearer {authority.Token()}";
        await api.SendAsync(Create("mine") with { By = Caller.ApiKey });

        for (var n = 0; n < Many; n++)
            Assert.Equal(201, (await api.SendAsync(Call.Create() with { By = Caller.Nobody, Headers = [(Header, $"{n}"), ("Authorization", account)] })).Status);

        Assert.Equal("8:acs:1", (await api.SendAsync(Create("mine") with { By = Caller.ApiKey })).Id);
    }

    [Fact]
    public async Task Requests_that_the_service_refused_take_no_room()
    {
        await using var api = await RunningApi.StartAsync(Small);
        var first = await api.SendAsync(Create("first"));

        for (var n = 0; n < Many; n++)
            Assert.Equal(400, (await api.SendAsync(Create($"{n}", """{"expiresInMinutes":59}"""))).Status);

        Assert.Equal(first.Id, (await api.SendAsync(Create("first"))).Id);
    }

    /// <summary>Ten are made at the same time; there is no room for another stranger, but for everybody else.</summary>
    [Fact(Timeout = 60_000)]
    public async Task What_is_being_made_is_never_pushed_out()
    {
        var open = new TaskCompletionSource();
        await using var service = await FakeService.StartAsync(async http =>
        {
            await open.Task.WaitAsync(http.RequestAborted);
            await FakeService.AnswerAsync(http, 201, """{"identity":{"id":"8:acs:x"}}""");
        });
        await using var api = await RunningApi.StartAsync(service, Small);

        var working = Enumerable.Range(0, Capacity).Select(n => api.SendAsync(Create($"{n}") with { Connection = Connection(api, n) })).ToList();
        while (service.Calls.Count < Capacity)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        var oneMore = await api.SendAsync(Create("one more") with { Connection = Connection(api, Capacity) });
        var ours = api.SendAsync(Create("ours") with { By = Caller.ApiKey });
        open.SetResult();

        oneMore.AssertError(503, "RequestIdStoreUnavailable", "This server works on too many new requests at the same time to remember another one, and no user was created. Try again.");
        Assert.Equal("5", oneMore["Retry-After"]);
        Assert.Equal(201, (await ours).Status);
        Assert.All(await Task.WhenAll(working), answer => Assert.Equal(201, answer.Status));
    }

    private static string Connection(RunningApi api, int n) =>
        $"endpoint={api.Endpoint};accesskey={Convert.ToBase64String(BitConverter.GetBytes(n))}";

    private static Call Create(string id, string? body = null) => Call.Create(body) with { Headers = [(Header, id)] };
}
