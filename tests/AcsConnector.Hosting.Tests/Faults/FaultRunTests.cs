using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Hosting.Tests.Faults;

/// <summary>Everything that can fail fails while flows run at two processes, and no flow notices more than a delay.</summary>
public sealed class FaultRunTests(PublishedWorker published)
{
    private const int FlowsAtOnce = 16;
    private const int GoodRequests = 200;

    /// <summary>How much more memory a process may have in the end than after it has seen all of it once.</summary>
    private const double Flat = 1.5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static bool HasAzurite => RunningAzurite.IsInstalled;

    [Fact(Explicit = true, SkipUnless = nameof(HasAzurite), Skip = RunningAzurite.Needed)]
    [Trait("Category", "Fault")]
    public async Task No_fault_makes_a_second_user_an_error_of_another_shape_a_long_wait_or_a_leak()
    {
        var started = Stopwatch.GetTimestamp();
        var report = new StringBuilder();
        await using var bench = await FaultBench.StartAsync(published, FlowsAtOnce);
        await bench.RunWellAsync(GoodRequests);
        var first = await MeetAllAsync(bench, report, kills: true);
        var before = bench.Hosts.Select(host => host.Worker.ResidentBytes()).ToList();
        var second = await MeetAllAsync(bench, report, kills: false);
        await bench.FinishAsync();

        var after = bench.Hosts.Select(host => host.Worker.ResidentBytes()).ToList();
        var users = await ManyFlows.ListAsync(bench.Emulator);
        var caller = bench.Caller;
        Report($"{bench.Flows.Users.Count} users under as many request ids, {users.Count} at the service.");
        Report($"Answers: {string.Join(", ", caller.Seen.OrderBy(seen => seen.Key).Select(seen => $"{seen.Value} x {seen.Key}"))}.");
        Report($"Slowest: {caller.Slowest.Time.TotalSeconds:0.0} s ({caller.Slowest.Answer}).");
        Report($"Resident: {Megabytes(before)} MB, then {Megabytes(after)} MB.");
        Report($"All of it took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
        TestContext.Current.SendDiagnosticMessage(report.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());

        Assert.All(first.Concat(second), fault => Assert.True(fault.Hits > 0, fault.Name));
        Assert.Equal(bench.Flows.Users.Values.Order(StringComparer.Ordinal), users.Select(user => user.Id).Order(StringComparer.Ordinal));
        Assert.Equal(users.Count, users.Select(user => user.CustomId).Distinct().Count());
        Assert.Empty(caller.WithoutEnvelope);
        Assert.DoesNotContain(caller.Seen.Keys.Except(["500 of the host"]), answer => answer.StartsWith("500", StringComparison.Ordinal));
        Assert.InRange(caller.Slowest.Time, TimeSpan.Zero, Longest);
        Assert.All(before.Zip(after), memory => Assert.InRange(memory.Second, 0, (long)(memory.First * Flat)));
        foreach (var host in bench.Hosts)
        {
            Assert.Equal("", await host.StopAsync());
            Assert.DoesNotContain(host.Logs, log => log.Level >= LogLevel.Error);
        }

        void Report(FormattableString line) => report.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>One after another, with time to recover in between.</summary>
    private static async Task<IReadOnlyList<(string Name, int Hits)>> MeetAllAsync(FaultBench bench, StringBuilder report, bool kills)
    {
        var met = new List<(string Name, int Hits)>();
        foreach (var (name, _, meetAsync) in bench.Faults.Where(fault => kills || !fault.Kills))
        {
            var started = Stopwatch.GetTimestamp();
            met.Add((name, await meetAsync()));
            await bench.RunWellAsync(GoodRequests);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            report.AppendLine(CultureInfo.InvariantCulture, $"{met[^1].Hits,4} x {name}, {seconds:0.0} s");
        }

        return met;
    }

    private static string Megabytes(IEnumerable<long> bytes) => string.Join(" and ", bytes.Select(count => count / 1_000_000));
}
