using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Soak;

/// <summary>Alone, when all other tests are done: it measures memory and keeps the machine busy.</summary>
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakRunsAlone;

[Collection(nameof(SoakTests))]
public sealed class SoakTests : IDisposable
{
    private const int Workers = 16;
    private const string Variable = "ACSCONNECTOR_SOAK";

    /// <summary>
    /// The end against the time after the warm-up. Ten minutes' load was seen to end at 1.1 (<c>start</c>) and 1.2 (the second API, which
    /// remembers a day's request ids by design); a leak of one kilobyte a call adds more than 0.4.
    /// </summary>
    private const double Flat = 1.3;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4); // All tokens are kept until the end.
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AroundAnExpiry = TimeSpan.FromSeconds(5);
    private readonly TemporaryFolder _data = new();

    private static string AskedFor { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : "00:00:40";

    public void Dispose() => _data.Dispose();

    [Fact(Explicit = true)]
    [Trait("Category", "Soak")]
    public async Task Keeps_its_promises_under_load_faults_and_a_clock_that_jumps()
    {
        Assert.True(
            TimeSpan.TryParse(AskedFor, CultureInfo.InvariantCulture, out var duration) && duration >= Shortest && duration <= Longest,
            $"{Variable} must be a duration from {Shortest} to {Longest}, such as 00:10:00, and is '{AskedFor}'.");
        Assert.SkipUnless(OperatingSystem.IsLinux(),
            "Needs Linux: its clock is set with LD_PRELOAD, memory and handles are read from /proc.");
        using var clock = await JumpingClock.BuildAsync();
        Assert.SkipWhen(clock is null, "Needs clang, which builds the clock; .ci/run has it.");
        await using var programs = await SoakedPrograms.StartAsync(_data.Path, clock);
        var ledger = new SoakLedger();
        var calls = new SoakCalls(programs, ledger);
        var figures = programs.Processes.Select(process => new ProcessFigures(process.Name, process.Id)).ToList();
        var seed = Random.Shared.Next();
        Say($"{Workers} workers for {duration}, seed {seed}");

        var saboteur = new Saboteur(programs, calls, clock, new Random(seed));
        var warm = await LoadAsync();
        var flat = figures.Select((process, i) => (process.Name, Warm: warm[i], End: process.Typical)).ToList();

        foreach (var (answer, count) in ledger.Answers.OrderBy(answer => answer.Key))
            Say($"  {count,8} {answer}");
        foreach (var (name, before, after) in flat)
            Say($"{name}: {before.MiB:0} -> {after.MiB:0} MiB, {before.Handles} -> {after.Handles} handles");
        await CompareIdentitiesAsync(programs, ledger);
        await CompareTokensAsync(calls, ledger, clock);
        foreach (var (name, before, after) in flat)
        {
            ledger.Demand(after.MiB <= before.MiB * Flat, $"The memory of {name} grew by more than {Flat}.");
            ledger.Demand(after.Handles <= before.Handles * Flat, $"The handles of {name} grew by more than {Flat}.");
        }

        Assert.True(ledger.Violations.IsEmpty,
            $"{ledger.Violations.Count} promises were not kept:\n{string.Join('\n', ledger.Violations.Distinct().Take(20))}");
        Assert.True(saboteur is { Faults: > 0, Jumps: > 0 }, "There was no fault or no jump.");

        async Task<List<(double MiB, int Handles)>> LoadAsync()
        {
            using var stop = new CancellationTokenSource(duration);
            var load = Enumerable.Range(1, Workers).Select(i => new SoakWorker(calls, ledger, new Random(seed + i)).RunAsync(stop.Token))
                .Append(saboteur.RunAsync(stop.Token)).ToList();
            var (started, warmUp) = (Environment.TickCount64, Math.Min(duration.TotalMilliseconds / 3, LongestWarmUp.TotalMilliseconds));
            List<(double, int)>? warm = null;
            for (var second = 1; !stop.IsCancellationRequested && !load.Exists(task => task.IsFaulted); second++)
            {
                await Task.Delay(1000, TestContext.Current.CancellationToken);
                figures.ForEach(process => process.Sample());
                if (warm is null && Environment.TickCount64 - started >= warmUp)
                    warm = [.. figures.Select(process => process.Typical)];
                if (second % 10 == 0)
                    Say($"{second,4} s: {ledger.Calls} calls, {ledger.Users.Count} users, {saboteur.Faults} faults armed, "
                        + $"clock {clock.Ahead} ahead, " + string.Join(", ", figures.Select(process =>
                            $"{process.Name} {process.Now.MiB:0} MiB {process.Now.Handles} handles")));
            }

            await stop.CancelAsync();
            await Task.WhenAll(load);
            Say($"{ledger.Calls} calls, {saboteur.Faults} faults armed, {saboteur.Jumps} jumps, clock {clock.Ahead} ahead");
            return warm!;
        }
    }

    /// <summary>No identity is lost, none is there twice for one request id, and none comes back.</summary>
    private static async Task CompareIdentitiesAsync(SoakedPrograms programs, SoakLedger ledger)
    {
        var kept = await IdentitiesAsync(programs);
        var told = ledger.Users.ToDictionary(user => user.Id);
        var living = told.Values.Where(user => !user.IsDeleted).ToList();
        foreach (var user in living)
            ledger.Demand(kept.ContainsKey(user.Id), $"{user.Id} was answered 201, never deleted, and is lost.");
        foreach (var user in told.Values.Where(user => user.IsDeleted))
            ledger.Demand(!kept.ContainsKey(user.Id), $"{user.Id} was deleted and is there.");
        foreach (var user in living.Where(user => user.Request is not null))
            ledger.Demand(kept.GetValueOrDefault(user.Id) is not null, $"{user.Id} was made with a request id and has no customId.");

        var strangers = kept.Where(identity => !told.ContainsKey(identity.Key)).ToList();
        ledger.Demand(strangers.TrueForAll(identity => identity.Value is null), "A request id made an identity that nobody was told of.");
        ledger.Demand(strangers.Count <= ledger.UnansweredCreates,
            $"{strangers.Count} identities nobody was told of, but only {ledger.UnansweredCreates} creates without an answer.");
        Say($"{told.Count} users told: {living.Count} kept, {told.Count - living.Count} deleted; "
            + $"{living.Count(user => user.Request is not null)} by request id; "
            + $"{strangers.Count} of {ledger.UnansweredCreates} creates without an answer made a user");
    }

    /// <summary>Every identity's id and customId.</summary>
    private static async Task<Dictionary<string, string?>> IdentitiesAsync(SoakedPrograms programs)
    {
        var identities = new Dictionary<string, string?>();
        var next = "";
        do
        {
            var page = JsonNode.Parse(await programs.Emulator.GetStringAsync($"/_emulator/identities?top=1000{next}",
                TestContext.Current.CancellationToken))!;
            foreach (var identity in page["value"]!.AsArray())
                identities.Add(identity!["id"]!.GetValue<string>(), identity["customId"]?.GetValue<string>());
            next = page["next"] is { } last ? $"&before={Uri.EscapeDataString(last.GetValue<string>())}" : null;
        }
        while (next is not null);
        return identities;
    }

    /// <summary>No token is alive after a revoke, a delete or its expiry; every other one is.</summary>
    private static async Task CompareTokensAsync(SoakCalls calls, SoakLedger ledger, JumpingClock clock)
    {
        var tokens = ledger.Users.SelectMany(user => user.Tokens).Concat(ledger.TeamsTokens).ToList();
        var found = new ConcurrentDictionary<string, int>();
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(tokens, atOnce, async (token, _) =>
        {
            var left = token.ExpiresOn - clock.Now;
            var status = await calls.StatusOfAsync(token);
            found.AddOrUpdate(status, 1, (_, count) => count + 1);
            var isRight = left.Duration() < AroundAnExpiry
                || (left < TimeSpan.Zero ? status == "expired" : status == token.End
                    || (token.End == KnownToken.Unknown && status is "alive" or "revoked"));
            ledger.Demand(isRight, $"A token that ends in {left} should be {token.End} and is {status}.");
        });
        var counts = found.OrderBy(status => status.Key).Select(status => $"{status.Value} {status.Key}");
        Say($"{tokens.Count} tokens: {string.Join(", ", counts)}");
    }

    /// <summary>To whoever watches, and into the report.</summary>
    private static void Say(string line)
    {
        Console.Error.WriteLine(line);
        TestContext.Current.TestOutputHelper?.WriteLine(line);
    }
}
