using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Repeatability;

/// <summary>Processes that share a table of request ids. Each is a program of its own; the table is Azurite's.</summary>
public sealed class TableStoreTests : ProcessesWithTable
{
    [Fact(SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    public async Task A_thousand_repeats_at_two_processes_make_one_user()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(n => (n % 2 == 0 ? one : two).CreateAsync("the same")));

        Assert.All(answers, AssertMadeOrTold);
        Assert.Single(await IdsAsync(answers));
        Assert.Equal(1, await CountAsync());
    }

    [Fact(SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    public async Task Two_processes_that_race_for_many_ids_make_one_user_each()
    {
        const int races = 150;
        const int requests = 12;
        const int racesAtOnce = 5;
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        await Parallel.ForAsync(0, races, new ParallelOptions { MaxDegreeOfParallelism = racesAtOnce }, async (race, _) =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, requests).Select(n => (n % 2 == 0 ? one : two).CreateAsync($"race {race}")));
            Assert.All(answers, AssertMadeOrTold);
            Assert.Single(await IdsAsync(answers));
        });

        Assert.Equal(races, await CountAsync());
    }

    [Fact(SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    public async Task A_user_whose_answer_was_lost_is_found_by_another_process()
    {
        await using var one = await StartAsync(("Repeatability__ThroughCustomId", "true"));
        await using var two = await StartAsync(("Repeatability__ThroughCustomId", "true"));
        await InjectAsync("\"reset\":\"afterCommit\"", times: 2); // The API itself tries twice.

        var lost = await one.CreateAsync("one");
        var again = await two.CreateAsync("one");

        Assert.Equal(HttpStatusCode.BadGateway, lost.StatusCode);
        Assert.Equal(await RunningApi.IdAsync(again), await RunningApi.IdAsync(await one.CreateAsync("one")));
        Assert.Equal(1, await CountAsync());
    }

    /// <summary>Killed between its claim and the result, with the user made or not: the other goes on when the lease is over.</summary>
    [Theory(SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_dies_leaves_its_request_to_the_next(bool isUserMade)
    {
        (string, string)[] settings = [("Repeatability__ThroughCustomId", "true")];
        await using var one = await StartAsync(settings);
        await using var two = await StartAsync(settings);
        if (isUserMade)
            await InjectAsync("\"reset\":\"afterCommit\"", times: 1); // The API tries again by itself, and meets the next fault.
        await InjectAsync("\"latency\":60000", times: 1);

        var never = one.CreateAsync("one");
        while (await FaultsLeftAsync() > 0)
        {
            Assert.False(never.IsCompleted, "It was answered although it was to wait.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        one.Program.Process.Kill(); // SIGKILL, as a Functions host stops it.
        await Assert.ThrowsAsync<HttpRequestException>(() => never);
        var atOnce = await two.CreateAsync("one");
        AssertMadeOrTold(atOnce);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, atOnce.StatusCode);
        await Task.Delay(atOnce.Headers.RetryAfter!.Delta!.Value, TestContext.Current.CancellationToken);
        var afterwards = await two.CreateAsync("one");

        Assert.Equal(HttpStatusCode.Created, afterwards.StatusCode);
        Assert.Equal(1, await CountAsync());
    }

    [Fact(SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    public async Task Strangers_leave_no_row()
    {
        const int requests = 100;
        await using var api = await StartAsync();
        var mine = await RunningApi.IdAsync(await api.CreateAsync("mine"));

        var answers = await Task.WhenAll(Enumerable.Range(0, requests).Select(n => Strangers.CreateAsync(api.Client, Service.EmulatorEndpoint, n)));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(1, await Strangers.RowsAsync(Azurite.ConnectionString));
        Assert.Equal(mine, await RunningApi.IdAsync(await api.CreateAsync("mine")));
    }

    [Fact(SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    public async Task Without_the_table_nothing_is_created_and_with_it_again_one_user_is()
    {
        await using var api = await StartAsync();
        var before = await RunningApi.IdAsync(await api.CreateAsync("before"));
        await Azurite.StopAsync();

        var refused = await api.CreateAsync("one");
        var plain = await RunningConnector.SendAsync(api.Client, HttpMethod.Post, "/identities", RunningApi.ApiKey);
        await Azurite.StartAsync();
        var repeated = await RunningApi.IdAsync(await api.CreateAsync("before"));
        var created = await api.CreateAsync("one");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("RequestIdStoreUnavailable", (await RunningConnector.JsonAsync(refused))["error"]!["code"]!.GetValue<string>());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (plain.StatusCode, created.StatusCode));
        Assert.Equal(before, repeated);
        Assert.Equal(3, await CountAsync());
    }

    [Fact(SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    public async Task The_table_holds_no_token_and_no_key()
    {
        await using var api = await StartAsync(("Repeatability__TableName", "another"));
        const string scopes = """{"createTokenWithScopes":["chat"]}""";

        var first = await RunningConnector.JsonAsync(await api.CreateAsync("one", scopes));
        var second = await RunningConnector.JsonAsync(await api.CreateAsync("one", scopes));
        await Azurite.StopAsync();
        var stored = string.Concat(Directory.EnumerateFiles(TableFolder, "*.json").Select(file => File.ReadAllText(file, Encoding.UTF8)));

        var id = first["identity"]!["id"]!.GetValue<string>();
        Assert.Equal(id, second["identity"]!["id"]!.GetValue<string>());
        Assert.Contains(id, stored, StringComparison.Ordinal);
        Assert.Contains("$another", stored, StringComparison.Ordinal);
        foreach (var secret in new[] { Token(first), Token(second), RunningApi.ApiKey, Azurite.Key, Service.ConnectionString.Split("accesskey=")[1] })
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);

        static string Token(JsonNode answer) => answer["accessToken"]!["token"]!.GetValue<string>();
    }

    /// <summary>Logic Apps repeats a 503, and waits for as long as it is told; it would not repeat a 409.</summary>
    private static void AssertMadeOrTold(HttpResponseMessage answer) => Assert.True(
        answer.StatusCode == HttpStatusCode.Created
        || (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta is { TotalSeconds: >= 1 and <= 15 }),
        $"{answer}");

    private static async Task<IEnumerable<string>> IdsAsync(IEnumerable<HttpResponseMessage> answers) =>
        (await Task.WhenAll(answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(RunningApi.IdAsync))).Distinct();

    private Task<RunningApi> StartAsync(params (string, string)[] settings) =>
        RunningApi.StartAsync(Service, [WithTable, .. settings]);
}
