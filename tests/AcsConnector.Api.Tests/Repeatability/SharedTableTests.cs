using System.Security.Cryptography;
using System.Text;
using AcsConnector.Api.Tests.Audit;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Api.Tests.Repeatability;

/// <summary>Two APIs with one table, as two processes are.</summary>
public sealed class SharedTableTests : IAsyncLifetime
{
    private const string Header = "Repeatability-Request-ID";
    private const string User = "8:acs:x";
    private static readonly (string, string?) ShortLease = ("Repeatability:Lease", "00:00:03");

    private readonly TaskCompletionSource _open = new();
    private readonly TaskCompletionSource _reached = new();
    private readonly TaskCompletionSource _givenUp = new();
    private FakeService _service = null!;
    private FakeTable _table = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _table = await FakeTable.StartAsync();
        _service = await FakeService.StartAsync(async http =>
        {
            _reached.TrySetResult();
            await Task.WhenAny(_open.Task, Task.Delay(Timeout.Infinite, http.RequestAborted));
            if (http.RequestAborted.IsCancellationRequested)
                _givenUp.TrySetResult();
            else
                await FakeService.AnswerAsync(http, 201, $$$"""{"identity":{"id":"{{{User}}}"}}""");
        });
    }

    public async ValueTask DisposeAsync()
    {
        _open.TrySetResult();
        await _service.DisposeAsync();
        await _table.DisposeAsync();
    }

    [Fact]
    public async Task A_repeat_at_another_process_waits_for_the_first_and_gets_its_user()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        var first = one.SendAsync(Create());
        await _reached.Task.WaitAsync(Stop);
        _table.Calls.Clear();
        var second = two.SendAsync(Create());
        await UntilAsync(() => _table.Calls.Count >= 4); // It looks again.
        _open.SetResult();

        Assert.Equal((201, 201), ((await first).Status, (await second).Status));
        Assert.Equal(User, (await second).Id);
        Assert.Single(_service.Calls);
    }

    [Fact]
    public async Task A_repeat_that_waits_for_too_long_is_told_when_to_come_again()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        var first = one.SendAsync(Create());
        await _reached.Task.WaitAsync(Stop);
        var second = await two.SendAsync(Create());
        _open.SetResult();

        second.AssertError(503, "RequestInProgress", $"A request with the same {Header} is still running. Try again in a moment.", Header);
        Assert.InRange(int.Parse(second["Retry-After"]!, null), 1, 15);
        Assert.Equal(201, (await first).Status);
        Assert.Equal(User, (await two.SendAsync(Create())).Id);
        Assert.Single(_service.Calls);
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_its_lease_keeps_its_claim()
    {
        await using var one = await StartAsync(ShortLease);
        await using var two = await StartAsync(ShortLease);

        var first = one.SendAsync(Create());
        await UntilAsync(() => _table.Renewals >= 4); // One each second.
        var second = two.SendAsync(Create());
        _open.SetResult();

        Assert.Equal((User, User), ((await first).Id, (await second).Id));
        Assert.Single(_service.Calls);
    }

    [Fact]
    public async Task The_service_is_given_up_when_the_lease_cannot_be_renewed()
    {
        await using var api = await StartAsync(ShortLease);

        var answer = api.SendAsync(Create());
        await _reached.Task.WaitAsync(Stop);
        _table.Before = http => Refuse(http, 500);
        await _givenUp.Task.WaitAsync(Stop);

        (await answer).AssertError(503, "RequestIdStoreUnavailable",
            "The store of request IDs could not be reached any more while the user was being created, so that this was given up. "
            + "A user may have been created all the same. Try again.");
        Assert.Equal("5", (await answer)["Retry-After"]);
    }

    [Fact]
    public async Task The_service_is_given_up_when_another_has_taken_the_claim()
    {
        await using var api = await StartAsync(ShortLease);

        var answer = api.SendAsync(Create());
        await _reached.Task.WaitAsync(Stop);
        var now = DateTimeOffset.UtcNow;
        _table.Put($"{_table.Rows.Single()["RowKey"]}", now, now.AddMinutes(1));
        await _givenUp.Task.WaitAsync(Stop);

        Assert.Equal((503, "RequestInProgress", "1"), ((await answer).Status, (await answer).ErrorCode, (await answer)["Retry-After"]));
        Assert.Equal("another process", $"{_table.Rows.Single()["Owner"]}");
    }

    [Fact]
    public async Task What_another_process_left_when_it_died_is_taken_over_as_soon_as_its_lease_is_over()
    {
        _open.SetResult();
        await using var api = await StartAsync();
        await api.SendAsync(Create());
        var row = _table.Rows.Single();
        var now = DateTimeOffset.UtcNow;
        _table.Put($"{row["RowKey"]}", now.AddSeconds(-14), now.AddSeconds(1), bodyHash: $"{row["BodyHash"]}");

        var answer = await api.SendAsync(Create());

        Assert.Equal((201, User), (answer.Status, answer.Id));
        Assert.Equal(2, _service.Calls.Count);
    }

    /// <summary>As the metric has it that an operator watches. After a death there may be a second user, by nature, but for a custom ID.</summary>
    [Theory]
    [InlineData("false", 1)]
    [InlineData("true", 0, Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    public async Task What_is_taken_over_from_the_dead_is_counted_as_uncertain_unless_the_service_tells_the_repeat(string throughCustomId, int uncertain)
    {
        _open.SetResult();
        await using var api = await StartAsync(("Repeatability:ThroughCustomId", throughCustomId));
        await api.SendAsync(Create());
        var row = _table.Rows.Single();
        var now = DateTimeOffset.UtcNow;
        _table.Put($"{row["RowKey"]}", now.AddSeconds(-20), now.AddSeconds(-10), bodyHash: $"{row["BodyHash"]}");
        using var counted = new CountedOfOneTrace("acsconnector.users.uncertain");

        var answer = await api.SendAsync(Create() with { Headers = [(Header, "one"), ("traceparent", counted.TraceParent)] });
        await api.SendAsync(Create() with { Headers = [(Header, "one"), ("traceparent", counted.TraceParent)] });

        Assert.Equal((201, uncertain), (answer.Status, counted.Total));
    }

    /// <summary>The claim is taken, and the answer to it is slow: most of the lease is gone before anything can be sent.</summary>
    [Fact]
    public async Task Nothing_is_sent_with_too_little_of_the_lease_left()
    {
        _open.SetResult();
        await using var api = await StartAsync(ShortLease);
        _table.Before = http => http.Request.Method == "POST" ? Task.Delay(TimeSpan.FromSeconds(2.1), http.RequestAborted) : Task.CompletedTask;

        var answer = await api.SendAsync(Create());

        Assert.Equal((503, "RequestIdStoreUnavailable"), (answer.Status, answer.ErrorCode));
        Assert.Empty(_service.Calls);
        Assert.Empty(_table.Rows);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task What_the_service_refused_leaves_no_row(int status)
    {
        await using var service = await FakeService.StartAsync(status, """{"error":{"code":"Denied","message":"No."}}""");
        await using var api = await RunningApi.StartAsync(service, _table.Setting);

        Assert.Equal(status, (await api.SendAsync(Create() with { By = Caller.ConnectionString })).Status);
        Assert.Empty(_table.Rows);
    }

    [Fact]
    public async Task What_was_never_sent_leaves_no_row()
    {
        await using var api = await StartAsync();
        await _service.DisposeAsync();

        Assert.Equal(502, (await api.SendAsync(Create())).Status);
        Assert.Empty(_table.Rows);
    }

    [Fact]
    public async Task What_the_service_may_have_done_leaves_its_row()
    {
        await using var service = await FakeService.StartAsync(500, "");
        await using var api = await RunningApi.StartAsync(service, _table.Setting);

        Assert.Equal(502, (await api.SendAsync(Create())).Status);
        Assert.Single(_table.Rows);
    }

    /// <summary>The version before this one, with the key of that name: it looks under that name alone.</summary>
    [Theory]
    [InlineData("primary", RunningApi.ApiKey)]
    [InlineData("primary", RunningApi.SecondApiKey)]
    [InlineData("secondary", RunningApi.ApiKey)]
    [InlineData("secondary", RunningApi.SecondApiKey)]
    public async Task What_the_version_before_made_is_found_with_both_keys(string name, string key)
    {
        await using var api = await StartAsync();
        var now = DateTimeOffset.UtcNow;
        _table.Put(OldKey(name), now.AddHours(-23.9), now.AddHours(-23.9), "8:acs:old", HashOf("{}"));

        var answer = await api.SendAsync(Create() with { Connection = key });

        Assert.Equal((201, "8:acs:old"), (answer.Status, answer.Id));
        Assert.Empty(_service.Calls);
    }

    [Theory]
    [InlineData("primary", RunningApi.ApiKey)]
    [InlineData("secondary", RunningApi.ApiKey)]
    [InlineData("secondary", RunningApi.SecondApiKey)]
    public async Task What_the_version_before_is_at_work_on_is_left_to_it(string name, string key)
    {
        await using var api = await StartAsync();
        var now = DateTimeOffset.UtcNow;
        _table.Put(OldKey(name), now, now.AddMinutes(1), null, HashOf("{}"));

        var answer = api.SendAsync(Create() with { Connection = key });
        await UntilAsync(() => _table.Calls.Count >= 6);
        _table.Put(OldKey(name), now, now.AddMinutes(1), "8:acs:old", HashOf("{}"));

        Assert.Equal("8:acs:old", (await answer).Id);
        Assert.Empty(_service.Calls);
        Assert.Single(_table.Rows);
    }

    [Theory]
    [InlineData("primary", RunningApi.ApiKey)]
    [InlineData("secondary", RunningApi.SecondApiKey)]
    public async Task The_version_before_finds_what_this_one_made(string name, string key)
    {
        _open.SetResult();
        await using var api = await StartAsync();

        await api.SendAsync(Create() with { Connection = key });

        Assert.Equal((OldKey(name), User), ($"{_table.Rows.Single()["RowKey"]}", $"{_table.Rows.Single()["UserId"]}"));
    }

    [Fact]
    public async Task Both_API_keys_at_once_at_two_processes_make_one_user_each()
    {
        const int requests = 40;
        _open.SetResult();
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, requests * 2).Select(n =>
            (n % 2 == 0 ? one : two).SendAsync(Create($"{n / 2}") with { Connection = n % 2 == 0 ? RunningApi.ApiKey : RunningApi.SecondApiKey })));

        Assert.All(answers, answer => Assert.True(answer.Status == 201 || (answer.Status == 503 && answer["Retry-After"] is not null), $"{answer}"));
        Assert.InRange(_service.Calls.Count, 1, requests);
        Assert.Equal(_service.Calls.Count, _table.Rows.Count);
    }

    private static Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private string OldKey(string name) => HashOf($"key {name} {_service.Endpoint.Authority}\none");

    private static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Task<RunningApi> StartAsync(params (string, string?)[] settings) => RunningApi.StartAsync(_service, [_table.Setting, .. settings]);

    private static Call Create(string id = "one") => Call.Create() with { By = Caller.ApiKey, Headers = [(Header, id)] };

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var left = TimeSpan.FromSeconds(25); !isSo(); left -= TimeSpan.FromMilliseconds(10))
        {
            Assert.True(left > TimeSpan.Zero, "It has not come to it.");
            await Task.Delay(10, Stop);
        }
    }
}
