using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Proofs;

/// <summary>A run in words that are the same whenever the flow does the same.</summary>
internal sealed class ProofRun
{
    public ProofRun(RunResult run, ProofNames names)
    {
        names.Add(run.Id, "{run}");
        Status = run.Status;
        Actions = run.Actions.ToDictionary(action => action.Record.Name, action => Describe(action, names));
    }

    public string Status { get; }

    /// <summary>What came out of each action, by its name.</summary>
    public IReadOnlyDictionary<string, ProofAction> Actions { get; }

    private static ProofAction Describe(ActionRun action, ProofNames names)
    {
        var record = action.Record;
        var outcome = record.Code is null ? record.Status : $"{record.Status} ({record.Code})";
        if (action.Repetitions is { } repetitions)
        {
            var all = repetitions.Select(repetition => Describe(repetition, names)).ToList();
            return new ProofAction(
                $"{outcome} {string.Join("; ", all.Select(one => one.Text))}", $"{outcome} {string.Join("; ", all.Select(one => one.Shown))}");
        }

        if (record.Outputs is not { } outputs)
            return new ProofAction(outcome, outcome);
        var text = $"{outcome} {names.Replace(ValueJson.Write(WithoutHeaders(outputs)))}";
        return new ProofAction(text, action.HidesOutputs ? $"{outcome} (outputs that are not shown)" : text);
    }

    /// <summary>Headers are the servers' own.</summary>
    private static Value WithoutHeaders(Value outputs) =>
        outputs is ObjectValue { } members && members["statusCode"] is not null && members["headers"] is not null
        ? new ObjectValue([.. members.Where(member => member.Key != "headers").Select(member => (member.Key, member.Value))])
        : outputs;
}
