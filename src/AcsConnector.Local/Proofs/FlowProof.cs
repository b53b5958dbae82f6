using AcsConnector.Flows;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Proofs;

/// <summary>
/// Whether a flow does the same with one connector and with the other: both run against an emulator of their own, and what reached it, what
/// came out of each action and what is left there are compared. Ids, tokens and times are never the same and count by their place.
/// </summary>
internal sealed record FlowProof
{
    private FlowProof(ProofOutcome before, ProofOutcome after)
    {
        Status = before.Runs.Count == 0 ? RunResult.NotStarted : string.Join(", ", before.Runs.Select(run => run.Status).Distinct());
        Requests = before.Requests.Count;
        Actions = before.Runs.Sum(run => run.Actions.Count);
        Left = before.Left.Count;
        Differences =
        [
            .. OfRuns(before.Runs, after.Runs),
            .. OfLists("request", before.Requests, after.Requests),
            .. OfLists("identity left", before.Left, after.Left),
        ];
    }

    /// <summary>How the flow ran before.</summary>
    public string Status { get; }

    /// <summary>How many requests reached the emulator.</summary>
    public int Requests { get; }

    /// <summary>How many actions were compared.</summary>
    public int Actions { get; }

    /// <summary>How many identities were left.</summary>
    public int Left { get; }

    /// <summary>What is not the same; empty for a proof that holds.</summary>
    public IReadOnlyList<ProofDifference> Differences { get; }

    /// <summary>Runs both sides.</summary>
    /// <param name="before">The flow as it was.</param>
    /// <param name="after">The flow with the other connector.</param>
    /// <param name="mocks">Responses of actions that call others; those that have none are made up, the same for both.</param>
    /// <param name="trigger">What starts the flow; made up where it is none.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <exception cref="FlowRefusedException">The flow cannot run here.</exception>
    public static async Task<FlowProof> RunAsync(
        ProofSide before, ProofSide after, Value? mocks, TriggerInput trigger, CancellationToken cancellationToken) =>
        new(await RunSideAsync(before, mocks, trigger, cancellationToken), await RunSideAsync(after, mocks, trigger, cancellationToken));

    private static async Task<ProofOutcome> RunSideAsync(ProofSide side, Value? mocks, TriggerInput trigger, CancellationToken cancellationToken)
    {
        await using var bench = await ProofBench.StartAsync(side, cancellationToken);
        return await bench.RunAsync(side, mocks, trigger, cancellationToken);
    }

    private static IEnumerable<ProofDifference> OfRuns(IReadOnlyList<ProofRun> before, IReadOnlyList<ProofRun> after)
    {
        if (before.Count != after.Count)
            yield return new ProofDifference("runs", $"{before.Count}", $"{after.Count}");
        foreach (var (one, other) in before.Zip(after))
        {
            if (one.Status != other.Status)
                yield return new ProofDifference("status", one.Status, other.Status);
            foreach (var difference in OfActions(one, other))
                yield return difference;
        }
    }

    private static IEnumerable<ProofDifference> OfActions(ProofRun one, ProofRun other) =>
        from name in one.Actions.Keys.Union(other.Actions.Keys)
        let before = one.Actions.GetValueOrDefault(name)
        let after = other.Actions.GetValueOrDefault(name)
        where before?.Text != after?.Text
        select new ProofDifference($"action {name}", before?.Shown, after?.Shown);

    /// <summary>What one has and the other has not, in whatever order: branches run side by side.</summary>
    private static IEnumerable<ProofDifference> OfLists(string what, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (onlyBefore, onlyAfter) = (Without(before, after), Without(after, before));
        for (var i = 0; i < Math.Max(onlyBefore.Count, onlyAfter.Count); i++)
            yield return new ProofDifference(what, onlyBefore.ElementAtOrDefault(i), onlyAfter.ElementAtOrDefault(i));
    }

    private static List<string> Without(IReadOnlyList<string> all, IReadOnlyList<string> others)
    {
        var left = all.ToList();
        foreach (var other in others)
            left.Remove(other);
        return left;
    }
}
