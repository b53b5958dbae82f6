using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>A host kills the process without a word, at any time, and starts it again.</summary>
public sealed class KilledHandlerTests(FunctionsBench bench) : IClassFixture<FunctionsBench>, IAsyncLifetime
{
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
        var before = await CountAsync();
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
        Assert.Equal((requests, before + requests), (users.Values.Distinct().Count(), await CountAsync()));
        await Parallel.ForEachAsync(users, TestContext.Current.CancellationToken, async (user, _) =>
            Assert.Equal(user.Value, Id(await caller.SendAsync(HttpMethod.Post, "/identities", $"request {user.Key}"))));
        Assert.Empty(caller.WithoutEnvelope);
        Assert.Equal("", await host.StopAsync());
        Assert.All(host.Lines, line => Assert.Equal('{', JsonNode.Parse(line)!.ToJsonString()[0]));
    }

    /// <summary>Without a customId: the table alone knows the user.</summary>
    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task A_kill_right_after_an_answer_loses_neither_its_line_nor_its_request_id()
    {
        const int kills = 5;
        await using var host = await StartAsync();
        var before = await CountAsync();

        for (var n = 0; n < kills; n++)
        {
            using var request = FunctionsBench.Request(HttpMethod.Post, "/identities");
            request.Headers.Add("Repeatability-Request-ID", $"kill {n}");
            using var answer = await host.Direct.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            var lines = await host.KillAsync();

            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var told = JsonNode.Parse(Assert.Single(lines))!;
            Assert.Equal(("identity.created", "new"), (told["event"]!.GetValue<string>(), told["idempotency"]!.GetValue<string>()));
            Assert.Equal(answer.Headers.GetValues("x-ms-client-request-id").Single(), told["client_request_id"]!.GetValue<string>());
            var again = await new FlowCaller(host).SendAsync(HttpMethod.Post, "/identities", $"kill {n}");
            Assert.Equal(told["acs_identity"]!.GetValue<string>(), Id(again));
            await host.KillAsync(); // So that the next life has one line to write.
        }

        Assert.Equal(before + kills, await CountAsync());
    }

    private Task<FunctionsHost> StartAsync(params (string, string)[] settings) =>
        bench.StartAsync([("Repeatability__ConnectionString", _azurite!.ConnectionString), .. settings]);

    private static string Id(JsonNode? created) => created!["identity"]!["id"]!.GetValue<string>();

    private async Task<long> CountAsync()
    {
        using var answer = await bench.Connector.Emulator.GetAsync("/_emulator/identities", TestContext.Current.CancellationToken);
        return (await RunningConnector.JsonAsync(answer))["total"]!.GetValue<long>();
    }
}
