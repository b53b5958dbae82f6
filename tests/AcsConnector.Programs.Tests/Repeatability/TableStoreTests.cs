using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Repeatability;

/// <summary>Processes that share a table of request ids. Each is a program of its own; the table is Azurite's.</summary>
public sealed class TableStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _tables = new();
    private RunningConnector _service = null!;
    private RunningAzurite _azurite = null!;

    public static bool HasAzurite => RunningAzurite.IsInstalled;

    public async ValueTask InitializeAsync()
    {
        if (!HasAzurite)
            return;
        _service = await RunningConnector.StartAsync(_data.Path, "--in-memory", "--no-limits");
        _azurite = await RunningAzurite.StartAsync(_tables.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (HasAzurite)
        {
            await _azurite.DisposeAsync();
            await _service.DisposeAsync();
        }

        _data.Dispose();
        _tables.Dispose();
    }

    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task A_thousand_repeats_at_two_processes_make_one_user()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(n => (n % 2 == 0 ? one : two).CreateAsync("the same")));

        Assert.All(answers, AssertMadeOrTold);
        Assert.Single(await IdsAsync(answers));
        Assert.Equal(1, await CountAsync());
    }

    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
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

    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task A_user_whose_answer_was_lost_is_found_by_another_process()
    {
        await using var one = await StartAsync(("Repeatability__ThroughCustomId", "true"));
        await using var two = await StartAsync(("Repeatability__ThroughCustomId", "true"));
        await ArmAsync("\"reset\":\"afterCommit\"", times: 2); // The API itself tries twice.

        var lost = await one.CreateAsync("one");
        var again = await two.CreateAsync("one");

        Assert.Equal(HttpStatusCode.BadGateway, lost.StatusCode);
        Assert.Equal(await RunningApi.IdAsync(again), await RunningApi.IdAsync(await one.CreateAsync("one")));
        Assert.Equal(1, await CountAsync());
    }

    /// <summary>Killed between its claim and the result, with the user made or not: the other goes on when the lease is over.</summary>
    [Theory(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_dies_leaves_its_request_to_the_next(bool isUserMade)
    {
        (string, string)[] settings = [("Repeatability__ThroughCustomId", "true")];
        await using var one = await StartAsync(settings);
        await using var two = await StartAsync(settings);
        if (isUserMade)
            await ArmAsync("\"reset\":\"afterCommit\"", times: 1); // The API tries again by itself, and meets the next fault.
        await ArmAsync("\"latency\":60000", times: 1);

        var never = one.CreateAsync("one");
        while (await ArmedAsync() > 0)
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

    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task Strangers_leave_no_row()
    {
        const int requests = 100;
        await using var api = await StartAsync();
        var mine = await RunningApi.IdAsync(await api.CreateAsync("mine"));

        var answers = await Task.WhenAll(Enumerable.Range(0, requests).Select(n => Strangers.CreateAsync(api.Client, _service.EmulatorEndpoint, n)));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(1, await Strangers.RowsAsync(_azurite.ConnectionString));
        Assert.Equal(mine, await RunningApi.IdAsync(await api.CreateAsync("mine")));
    }

    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task Without_the_table_nothing_is_created_and_with_it_again_one_user_is()
    {
        await using var api = await StartAsync();
        var before = await RunningApi.IdAsync(await api.CreateAsync("before"));
        await _azurite.StopAsync();

        var refused = await api.CreateAsync("one");
        var plain = await RunningConnector.SendAsync(api.Client, HttpMethod.Post, "/identities", RunningApi.ApiKey);
        await _azurite.StartAsync();
        var repeated = await RunningApi.IdAsync(await api.CreateAsync("before"));
        var created = await api.CreateAsync("one");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("RequestIdStoreUnavailable", (await RunningConnector.JsonAsync(refused))["error"]!["code"]!.GetValue<string>());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (plain.StatusCode, created.StatusCode));
        Assert.Equal(before, repeated);
        Assert.Equal(3, await CountAsync());
    }

    [Fact(SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    public async Task The_table_holds_no_token_and_no_key()
    {
        await using var api = await StartAsync(("Repeatability__TableName", "another"));
        const string scopes = """{"createTokenWithScopes":["chat"]}""";

        var first = await RunningConnector.JsonAsync(await api.CreateAsync("one", scopes));
        var second = await RunningConnector.JsonAsync(await api.CreateAsync("one", scopes));
        await _azurite.StopAsync();
        var stored = string.Concat(Directory.EnumerateFiles(_tables.Path, "*.json").Select(file => File.ReadAllText(file, Encoding.UTF8)));

        var id = first["identity"]!["id"]!.GetValue<string>();
        Assert.Equal(id, second["identity"]!["id"]!.GetValue<string>());
        Assert.Contains(id, stored, StringComparison.Ordinal);
        Assert.Contains("$another", stored, StringComparison.Ordinal);
        foreach (var secret in new[] { Token(first), Token(second), RunningApi.ApiKey, _azurite.Key, _service.ConnectionString.Split("accesskey=")[1] })
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
        RunningApi.StartAsync(_service, [("Repeatability__ConnectionString", _azurite.ConnectionString), .. settings]);

    private async Task ArmAsync(string fault, int times)
    {
        using var content = new StringContent($$"""{"operation":"CreateIdentity","times":{{times}},{{fault}}}""", Encoding.UTF8, "application/json");
        using var answer = await _service.Emulator.PostAsync("/_emulator/faults", content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task<int> ArmedAsync() => (await AskAsync("faults"))["value"]!.AsArray().Sum(fault => fault!["times"]!.GetValue<int>());

    private async Task<long> CountAsync() => (await AskAsync("identities"))["total"]!.GetValue<long>();

    private async Task<JsonNode> AskAsync(string path)
    {
        using var answer = await _service.Emulator.GetAsync($"/_emulator/{path}", TestContext.Current.CancellationToken);
        return await RunningConnector.JsonAsync(answer);
    }
}
