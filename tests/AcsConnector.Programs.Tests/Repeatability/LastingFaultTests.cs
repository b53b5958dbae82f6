using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Repeatability;

/// <summary>What takes minutes to show: real leases under the platform's real waits, and more strangers than memory has room for.</summary>
[Trait("Category", "Fault")]
public sealed class LastingFaultTests : IAsyncLifetime
{
    /// <summary>The first wait of Logic Apps' default policy, which it makes longer when it is told to.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(7.5);

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _tables = new();
    private RunningConnector _service = null!;
    private RunningAzurite _azurite = null!;

    public static bool HasAzurite => RunningAzurite.IsInstalled;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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

    [Theory(Explicit = true, SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task The_next_retry_succeeds_when_the_process_is_killed_that_made_the_user(int secondsAtWork)
    {
        (string, string)[] settings = [("Repeatability__ConnectionString", _azurite.ConnectionString), ("Repeatability__ThroughCustomId", "true")];
        await using var one = await RunningApi.StartAsync(_service, settings);
        await using var two = await RunningApi.StartAsync(_service, settings);
        await ArmAsync("\"latency\":60000");

        var killed = one.CreateAsync("one");
        while (await ArmedAsync() > 0)
            await Task.Delay(10, Stop);
        await Task.Delay(TimeSpan.FromSeconds(secondsAtWork), Stop);
        one.Program.Process.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => killed);
        await Task.Delay(FirstWait, Stop);
        var started = Stopwatch.GetTimestamp();
        var retried = await two.CreateAsync("one");

        TestContext.Current.SendDiagnosticMessage($"Killed after {secondsAtWork} s: the retry took {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s.");
        Assert.Equal(HttpStatusCode.Created, retried.StatusCode);
        Assert.Equal(1, (await AskAsync("identities"))["total"]!.GetValue<long>());
    }

    [Theory(Explicit = true, SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    [InlineData(100_100, false)]
    [InlineData(10_000, true)]
    public async Task However_many_strangers_come_a_retry_gets_its_first_user(int strangers, bool withTable)
    {
        const int atOnce = 32;
        (string, string)[] settings = withTable ? [("Repeatability__ConnectionString", _azurite.ConnectionString)] : [];
        await using var api = await RunningApi.StartAsync(_service, settings);
        var first = await RunningApi.IdAsync(await api.CreateAsync("mine"));
        var started = Stopwatch.GetTimestamp();

        await Parallel.ForAsync(0, strangers, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Stop }, async (number, _) =>
            Assert.Equal(HttpStatusCode.Unauthorized, await Strangers.CreateAsync(api.Client, _service.EmulatorEndpoint, number)));

        TestContext.Current.SendDiagnosticMessage($"{strangers} strangers took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
        Assert.Equal(first, await RunningApi.IdAsync(await api.CreateAsync("mine")));
        if (withTable)
            Assert.Equal(1, await Strangers.RowsAsync(_azurite.ConnectionString));
    }

    private async Task ArmAsync(string fault)
    {
        using var content = new StringContent($$"""{"operation":"CreateIdentity","times":1,{{fault}}}""", Encoding.UTF8, "application/json");
        using var answer = await _service.Emulator.PostAsync("/_emulator/faults", content, Stop);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task<int> ArmedAsync() => (await AskAsync("faults"))["value"]!.AsArray().Sum(fault => fault!["times"]!.GetValue<int>());

    private async Task<JsonNode> AskAsync(string path)
    {
        using var answer = await _service.Emulator.GetAsync($"/_emulator/{path}", Stop);
        return await RunningConnector.JsonAsync(answer);
    }
}
