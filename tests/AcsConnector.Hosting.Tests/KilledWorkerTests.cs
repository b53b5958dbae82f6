using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Hosting.Tests;

/// <summary>A worker may be killed without a word, at any time. The host starts it again.</summary>
public sealed class KilledWorkerTests(FunctionsBench bench) : IClassFixture<FunctionsBench>, IAsyncLifetime
{
    private const string FromTheHost = "500 of the host";
    private const string CutOff = "cut off";

    private readonly TemporaryFolder _tables = new();
    private RunningAzurite? _azurite;

    public static bool HasAzurite => RunningAzurite.IsInstalled;

    public async ValueTask InitializeAsync() => _azurite = HasAzurite ? await RunningAzurite.StartAsync(_tables.Path) : null;

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _tables.Dispose();
    }

    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task Kills_under_load_leave_one_user_for_each_request_id()
    {
        const int requests = 400, connections = 16, kills = 3;
        await using var host = await StartAsync(
            ("Repeatability__ThroughCustomId", "true"), ("Upstream__Total", "00:00:02"), ("Repeatability__Lease", "00:00:03"));
        var before = await bench.CountUsersAsync();
        var caller = new FlowCaller(host);
        var users = new ConcurrentDictionary<int, string>();

        var load = Parallel.ForEachAsync(
            Enumerable.Range(0, requests),
            new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = TestContext.Current.CancellationToken },
            async (n, _) => users[n] = Id(await caller.SendAsync(
                HttpMethod.Post, "/identities", $"request {n}", n % 2 == 0 ? null : () => FunctionsBench.Json("{}"))));
        for (var kill = 1; kill <= kills; kill++)
        {
            while (users.Count < requests * kill / (kills + 2) && !load.IsCompleted)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            Assert.False(load.IsCompleted, "The load was over before the last kill.");
            await host.KillAsync();
        }

        await load;
        Assert.Equal(1 + kills, host.Starts);
        Assert.Equal((requests, before + requests), (users.Values.Distinct().Count(), await bench.CountUsersAsync()));
        await Parallel.ForEachAsync(users, TestContext.Current.CancellationToken, async (user, _) =>
            Assert.Equal(user.Value, Id(await caller.SendAsync(HttpMethod.Post, "/identities", $"request {user.Key}"))));
        Assert.Empty(caller.WithoutEnvelope);
        Assert.Equal("", await host.StopAsync());
        Assert.DoesNotContain(host.Logs, log => log.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_kill_under_load_loses_the_requests_under_way_and_no_other()
    {
        const int callers = 8, requests = 25;
        await using var host = await bench.StartAsync();
        using var done = new SemaphoreSlim(0);
        var answers = new ConcurrentBag<string>();

        var load = Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            for (var n = 0; n < requests; n++)
            {
                answers.Add(await CreateAsync(host));
                done.Release();
            }
        }));
        for (var n = 0; n < callers * requests / 4; n++)
            await done.WaitAsync(TestContext.Current.CancellationToken);
        await host.KillAsync();
        await load;

        Assert.Equal(2, host.Starts);
        Assert.InRange(answers.Count(answer => answer is FromTheHost or CutOff), 0, callers);
        Assert.All(answers.Where(answer => answer is not (FromTheHost or CutOff)), answer => Assert.Equal("201", answer));
        Assert.Equal(callers * requests, answers.Count);
    }

    /// <summary>
    /// Without a customId: the table alone knows the user. The answer's end comes after the function's, and the event before
    /// both: whoever has the whole answer may be sure of the event.
    /// </summary>
    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task A_kill_right_after_an_answer_loses_neither_its_event_nor_its_request_id()
    {
        const int kills = 3;
        await using var host = await StartAsync();
        var before = await bench.CountUsersAsync();

        for (var n = 0; n < kills; n++)
        {
            using var request = FunctionsBench.Request(HttpMethod.Post, "/identities");
            request.Headers.Add("Repeatability-Request-ID", $"kill {n}");
            using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var logs = await host.KillAsync();

            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var told = Assert.Single(FunctionsBench.EventsIn(logs));
            Assert.Equal(("identity.created", "new"), (told["event"]!.GetValue<string>(), told["idempotency"]!.GetValue<string>()));
            Assert.Equal(answer.Headers.GetValues("x-ms-client-request-id").Single(), told["client_request_id"]!.GetValue<string>());
            var again = await new FlowCaller(host).SendAsync(HttpMethod.Post, "/identities", $"kill {n}");
            Assert.Equal(told["acs_identity"]!.GetValue<string>(), Id(again));
            await host.KillAsync(); // So that the next life has one event to tell.
        }

        Assert.Equal(before + kills, await bench.CountUsersAsync());
    }

    private static async Task<string> CreateAsync(FunctionsHost host)
    {
        using var request = FunctionsBench.Request(HttpMethod.Post, "/identities");
        try
        {
            using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.Headers.Contains(FunctionsHost.FailureHeader) ? $"{(int)answer.StatusCode} of the host" : $"{(int)answer.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return CutOff; // Killed between the head of the response and its end.
        }
    }

    private Task<FunctionsHost> StartAsync(params (string, string)[] settings) =>
        bench.StartAsync([("Repeatability__ConnectionString", _azurite!.ConnectionString), .. settings]);

    private static string Id(JsonNode? created) => created!["identity"]!["id"]!.GetValue<string>();
}
