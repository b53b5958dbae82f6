using System.Diagnostics;
using System.Net;

namespace AcsConnector.Programs.Tests.Repeatability;

/// <summary>Real leases under the platform's real waits, which take a while, and more strangers than there is room for.</summary>
[Trait("Category", "Fault")]
public sealed class LastingFaultTests : ProcessesWithTable
{
    /// <summary>For responses in memory: little, so that it is full soon.</summary>
    private const int Room = 100;

    /// <summary>The first wait of Logic Apps' default policy, which it makes longer when it is told to.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(7.5);

    [Theory(Explicit = true, SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task The_next_retry_succeeds_when_the_process_is_killed_that_made_the_user(int secondsAtWork)
    {
        (string, string)[] settings = [WithTable, ("Repeatability__ThroughCustomId", "true")];
        await using var one = await RunningApi.StartAsync(Service, settings);
        await using var two = await RunningApi.StartAsync(Service, settings);
        await InjectAsync("\"latency\":60000");

        var killed = one.CreateAsync("one");
        while (await FaultsLeftAsync() > 0)
            await Task.Delay(10, Stop);
        await Task.Delay(TimeSpan.FromSeconds(secondsAtWork), Stop);
        one.Program.Process.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => killed);
        await Task.Delay(FirstWait, Stop);
        var started = Stopwatch.GetTimestamp();
        var retried = await two.CreateAsync("one");

        TestContext.Current.SendDiagnosticMessage($"Killed after {secondsAtWork} s: the retry took {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s.");
        Assert.Equal(HttpStatusCode.Created, retried.StatusCode);
        Assert.Equal(1, await CountAsync());
    }

    [Theory(Explicit = true, SkipUnless = nameof(RunningAzurite.IsInstalled), SkipType = typeof(RunningAzurite), Skip = RunningAzurite.Needed)]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(false, HttpStatusCode.BadGateway)]
    [InlineData(true, HttpStatusCode.Unauthorized)]
    public async Task However_many_strangers_come_a_retry_gets_its_first_user(bool hasTable, HttpStatusCode outcome)
    {
        const int atOnce = 32;
        const int strangers = 4 * Room;
        (string, string)[] settings = hasTable ? [WithTable] : [("Repeatability__Capacity", $"{Room}")];
        await using var api = await RunningApi.StartAsync(Service, settings);
        // By a connection, as the strangers: who has the API key has room of its own.
        var first = await RunningApi.IdAsync(await api.CreateAsync("mine", connection: Service.ConnectionString));
        // What the service refused is forgotten. What it failed at may have made a user: its id stays, and takes room.
        if (outcome != HttpStatusCode.Unauthorized)
            await InjectAsync("\"status\":500", times: 10 * strangers);
        var started = Stopwatch.GetTimestamp();

        await Parallel.ForAsync(0, strangers, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Stop }, async (number, _) =>
            Assert.Equal(outcome, await Strangers.CreateAsync(api.Client, Service.EmulatorEndpoint, number)));

        TestContext.Current.SendDiagnosticMessage($"{strangers} strangers took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
        Assert.Equal(first, await RunningApi.IdAsync(await api.CreateAsync("mine", connection: Service.ConnectionString)));
        if (hasTable)
            Assert.Equal(1, await Strangers.RowsAsync(Azurite.ConnectionString));
    }
}
