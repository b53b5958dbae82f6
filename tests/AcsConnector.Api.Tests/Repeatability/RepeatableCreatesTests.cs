using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Api.Tests.Repeatability;

public sealed class RepeatableCreatesTests
{
    private const string Header = "Repeatability-Request-ID";

    public static TheoryData<string> MalformedIds { get; } = ["with\ta tab", "fl\u00FCgel", new string('x', 129)];

    [Fact]
    public async Task The_same_request_id_gives_the_same_user()
    {
        await using var api = await RunningApi.StartAsync();

        var first = await api.SendAsync(Create("one"));
        var second = await api.SendAsync(Create("one"));

        Assert.Equal((201, "accepted"), (first.Status, first["Repeatability-Result"]));
        Assert.Equal((201, "accepted"), (second.Status, second["Repeatability-Result"]));
        Assert.Equal(first, second);
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task Another_request_id_and_none_give_other_users()
    {
        await using var api = await RunningApi.StartAsync();

        foreach (var id in new[] { "one", "two", "ONE", "", "" })
            Assert.Equal(id.Length > 0 ? "accepted" : null, (await api.SendAsync(Create(id)))["Repeatability-Result"]);

        Assert.Equal(5, await api.CountAsync());
    }

    [Fact]
    public async Task A_repeat_brings_a_fresh_token_for_that_user()
    {
        const string user = "8:acs:x";
        await using var service = await FakeService.StartAsync(http => http.Request.Path == "/identities"
            ? FakeService.AnswerAsync(http, 201, $$$"""{"identity":{"id":"{{{user}}}"},"accessToken":{"token":"first","expiresOn":"2026-11-22T10:00:00+00:00"}}""")
            : FakeService.AnswerAsync(http, 200, """{"token":"fresh","expiresOn":"2026-11-22T11:00:00+00:00"}"""));
        await using var api = await RunningApi.StartAsync(service);
        var call = Create("one", """{"createTokenWithScopes":["chat"],"expiresInMinutes":60}""");

        var first = await api.SendAsync(call);
        var second = await api.SendAsync(call);

        Assert.Equal((user, "first"), (first.Id, first.Token));
        Assert.Equal((user, "fresh"), (second.Id, second.Token));
        Assert.Equal(first.Members("accessToken"), second.Members("accessToken"));
        Assert.Equal(
            ["/identities?api-version=2023-10-01", "/identities/8%3Aacs%3Ax/:issueAccessToken?api-version=2023-10-01"],
            service.Calls.Select(sent => sent.Target));
        Assert.Equal("""{"scopes":["chat"],"expiresInMinutes":60}""", service.Calls.Last().Body);
    }

    [Fact]
    public async Task Tokens_of_the_first_request_and_of_its_repeat_are_both_alive()
    {
        await using var api = await RunningApi.StartAsync();
        var call = Create("one", """{"createTokenWithScopes":["chat","voip"],"expiresInMinutes":60}""");

        var answers = new[] { await api.SendAsync(call), await api.SendAsync(call) };

        Assert.All(answers, answer => Assert.Equal(("chat,voip", TimeSpan.FromHours(1)), (answer.Scopes, answer.TokenLifetime)));
        Assert.Equal(answers[0].Id, answers[1].Id);
        Assert.Equal("alive", await api.StateOfAsync(answers[0].Token));
        Assert.Equal("alive", await api.StateOfAsync(answers[1].Token));
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task The_same_body_in_other_words_is_the_same_body()
    {
        await using var api = await RunningApi.StartAsync();

        foreach (var body in new[] { null, "{}", " { } ", """{"customId":null}""", """{"unknown":1}""" })
            Assert.Equal(201, (await api.SendAsync(Create("one", body))).Status);

        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task Another_body_under_the_same_id_is_refused()
    {
        await using var api = await RunningApi.StartAsync();
        await api.SendAsync(Create("one"));

        var answer = await api.SendAsync(Create("one", """{"createTokenWithScopes":["chat"]}"""));

        answer.AssertError(409, "RequestIdReused", $"The same {Header} was sent before with another body. Use a new one for a new request.", Header);
        Assert.Null(answer["Repeatability-Result"]);
        Assert.Equal(1, await api.CountAsync());
    }

    [Theory]
    [MemberData(nameof(MalformedIds))]
    public async Task A_malformed_id_is_refused(string id)
    {
        await using var api = await RunningApi.StartAsync();

        var answer = await api.SendAsync(Create(id));

        answer.AssertError(400, "InvalidRequestId", $"{Header} must be 1 to 128 printable ASCII characters.", Header);
        Assert.Equal(0, await api.CountAsync());
    }

    [Fact]
    public async Task A_duplicate_that_comes_while_the_first_still_runs_gets_its_user()
    {
        using var gate = new Gate();
        await using var service = await FakeService.StartAsync(gate.AnswerUserAsync);
        await using var api = await RunningApi.StartAsync(service);

        var first = api.SendAsync(Create("one"));
        await gate.Reached;
        var second = api.SendAsync(Create("one"));
        var other = await api.SendAsync(Create("one", """{"expiresInMinutes":60}"""));
        gate.Open();

        Assert.Equal((409, "RequestIdReused"), (other.Status, other.ErrorCode));
        Assert.Equal((201, "accepted"), ((await second).Status, (await second)["Repeatability-Result"]));
        Assert.Equal(await first, await second);
        Assert.Equal(await first, await api.SendAsync(Create("one")));
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task Many_duplicates_at_once_make_one_user()
    {
        await using var api = await RunningApi.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.SendAsync(Create("one"))));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Equal(1, await api.CountAsync());
    }

    [Theory]
    [InlineData("\"status\":500", 502)]
    [InlineData("\"status\":429,\"retryAfter\":60", 429)]
    [InlineData("\"reset\":\"beforeCommit\"", 502)]
    public async Task A_request_that_failed_may_run_again(string fault, int status)
    {
        await using var api = await RunningApi.StartAsync();
        await api.ArmAsync("CreateIdentity", fault, times: 1);

        var failed = await api.SendAsync(Create("one"));
        var again = await api.SendAsync(Create("one"));

        Assert.Equal((status, 201), (failed.Status, again.Status));
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task A_request_that_the_service_refused_may_be_put_right()
    {
        await using var api = await RunningApi.StartAsync();

        var refused = await api.SendAsync(Create("one", """{"expiresInMinutes":59}"""));
        var right = await api.SendAsync(Create("one", """{"expiresInMinutes":60}"""));

        Assert.Equal((400, 201), (refused.Status, right.Status));
    }

    [Fact]
    public async Task Duplicates_that_came_meanwhile_get_the_refusal_too()
    {
        await using var api = await RunningApi.StartAsync();
        await api.ArmAsync("CreateIdentity", "\"status\":429,\"retryAfter\":60", times: 1);

        var refused = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => api.SendAsync(Create("one"))));
        await api.SendAsync(Create("one"));

        Assert.All(refused.Where(answer => answer.Status != 201), answer => Assert.Equal((429, "60"), (answer.Status, answer["Retry-After"])));
        Assert.Contains(refused, answer => answer.Status == 429);
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task A_token_is_given_to_one_request_only()
    {
        using var gate = new Gate();
        var tokens = 0;
        await using var service = await FakeService.StartAsync(async http =>
        {
            var token = $$"""{"token":"{{Interlocked.Increment(ref tokens)}}","expiresOn":"2026-11-22T10:00:00+00:00"}""";
            if (http.Request.Path != "/identities")
                await FakeService.AnswerAsync(http, 200, token);
            else
                await gate.AnswerAsync(http, $$$"""{"identity":{"id":"8:acs:x"},"accessToken":{{{token}}}}""");
        });
        await using var api = await RunningApi.StartAsync(service);
        var call = Create("one", """{"createTokenWithScopes":["chat"]}""");

        var first = api.SendAsync(call);
        await gate.Reached;
        var others = Enumerable.Range(0, 4).Select(_ => api.SendAsync(call)).ToList();
        gate.Open();
        var answers = await Task.WhenAll(others.Prepend(first));

        Assert.Equal(5, answers.Select(answer => answer.Token).Distinct().Count());
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Equal("1", answers[0].Token);
    }

    [Fact]
    public async Task Both_API_keys_are_one_caller()
    {
        await using var api = await RunningApi.StartAsync();

        var first = await api.SendAsync(Create("one") with { Connection = RunningApi.ApiKey });
        var after = await api.SendAsync(Create("one") with { Connection = RunningApi.SecondApiKey });
        var other = await api.SendAsync(Create("two") with { Connection = RunningApi.SecondApiKey });
        var back = await api.SendAsync(Create("two") with { Connection = RunningApi.ApiKey });

        Assert.Equal((first.Id, other.Id), (after.Id, back.Id));
        Assert.Equal(2, await api.CountAsync());
    }

    [Fact]
    public async Task Both_API_keys_at_once_make_one_user()
    {
        await using var api = await RunningApi.StartAsync();
        string[] keys = [RunningApi.ApiKey, RunningApi.SecondApiKey];

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => api.SendAsync(Create("one") with { Connection = keys[n % 2] })));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task Callers_do_not_share_ids()
    {
        await using var api = await RunningApi.StartAsync();
        string[] callers =
        [
            RunningApi.ApiKey,
            $"endpoint={api.Endpoint};accesskey={DevelopmentResource.PrimaryKey}", $"endpoint={api.Endpoint};accesskey={DevelopmentResource.SecondaryKey}",
        ];

        foreach (var caller in callers)
            Assert.Equal(201, (await api.SendAsync(Create("one") with { Connection = caller })).Status);

        Assert.Equal(callers.Length, await api.CountAsync());
    }

    /// <summary>A repeat without scopes does not ask the service, which would have refused the key.</summary>
    [Fact]
    public async Task A_wrong_key_does_not_find_what_the_right_one_made()
    {
        await using var api = await RunningApi.StartAsync();
        await api.SendAsync(Create("one"));

        var answer = await api.SendAsync(Create("one") with { Connection = $"endpoint={api.Endpoint};accesskey=d3Jvbmc=" });

        Assert.Equal((401, "Denied"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_caller_that_hangs_up_finds_its_user_when_it_comes_again()
    {
        using var gate = new Gate();
        await using var service = await FakeService.StartAsync(gate.AnswerUserAsync);
        await using var api = await RunningApi.StartAsync(service);
        using var impatience = new CancellationTokenSource();

        var first = api.SendAsync(Create("one") with { HangUp = impatience.Token });
        await gate.Reached;
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.Open();
        var again = await api.SendAsync(Create("one"));

        Assert.Equal((201, "8:acs:x"), (again.Status, again.Id));
        Assert.Single(service.Calls);
    }

    private static Call Create(string requestId, string? body = null) => Call.Create(body) with { Headers = [(Header, requestId)] };

    /// <summary>Holds a request in the service until the test lets it go.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _open = new();

        public Task Reached => _reached.Task.WaitAsync(TestContext.Current.CancellationToken);

        public void Open() => _open.TrySetResult();

        public Task AnswerUserAsync(HttpContext http) => AnswerAsync(http, """{"identity":{"id":"8:acs:x"}}""");

        public async Task AnswerAsync(HttpContext http, string body)
        {
            _reached.TrySetResult();
            await _open.Task;
            await FakeService.AnswerAsync(http, 201, body);
        }

        public void Dispose() => Open();
    }
}
