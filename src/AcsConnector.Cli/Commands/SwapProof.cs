using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Swapping;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Local.Proofs;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>flow swap --prove</c>: runs the flows as they were and as they will be, and tells what is not the same.</summary>
/// <param name="Path">What is moved.</param>
/// <param name="Flow">The one flow to run, or null for all that are changed.</param>
/// <param name="Trigger">The file with what starts it.</param>
/// <param name="Mocks">The file with responses of others.</param>
internal sealed record SwapProof(string Path, string? Flow, string? Trigger, string? Mocks)
{
    /// <summary>Whether every flow did the same.</summary>
    public async Task<bool> WriteAsync(ConnectorSwap swap, TextWriter output, CancellationToken cancellationToken)
    {
        var (before, after) = (FlowFile.Read(Path), ReadSwapped(swap));
        var chosen = Enumerable.Range(0, before.Count).Where(i => IsChosen(swap, before[i])).ToList();
        if (chosen.Count == 0)
            throw new FlowInputException($"{Path} has no flow '{Flow}' that calls the connector.");
        var companions = chosen.Count == 1
            ? new Companions(new RunArguments { File = Path, Trigger = Trigger, Mocks = Mocks })
            : AllOnTheirOwn();
        var mocks = companions?.Mocks is { } file ? FlowFiles.ReadJson(file) : null;
        var trigger = companions?.Trigger is { } body ? FlowFiles.ReadTrigger(body) : TriggerInput.None;
        var isSame = true;
        await output.WriteLineAsync("\nProof: each flow ran before and after against an emulator. Responses of other connectors are "
            + "mocked, the same for both.");
        foreach (var i in chosen)
        {
            var one = new ProofSide(before[i], swap.From.IsOfficial);
            var other = new ProofSide(after[i], swap.To.IsOfficial);
            var proof = await FlowProof.RunAsync(one, other, mocks, trigger, cancellationToken);
            await WriteAsync(before[i].Name, proof, output);
            isSame &= proof.Differences.Count == 0;
        }

        return isSame;
    }

    private Companions? AllOnTheirOwn() => (Trigger ?? Mocks) is null
        ? null
        : throw new FlowInputException($"{Path} has several flows that call the connector. Say with --flow which one --trigger and "
            + "--mocks are for.");

    private bool IsChosen(ConnectorSwap swap, FlowDefinition flow)
    {
        var file = flow.File.Replace('\\', '/');
        return swap.Actions.Any(action => action.File == Path || file.EndsWith(action.File.Replace('\\', '/'), StringComparison.Ordinal))
            && (Flow is null || flow.Aliases.Append(flow.Name).Contains(Flow, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The readers want a file of the same name; nothing of it stays.</summary>
    private IReadOnlyList<FlowDefinition> ReadSwapped(ConnectorSwap swap)
    {
        var folder = Directory.CreateTempSubdirectory("acs-connector-swap-");
        try
        {
            var whole = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path));
            var file = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileName(whole));
            swap.Write(file);
            return FlowFile.Read(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string name, FlowProof proof, TextWriter output)
    {
        var verdict = proof.Differences.Count == 0 ? "equal" : "different";
        await output.WriteLineAsync(
            $"  {LogSafeWriter.Escape(name)}: {verdict}. {proof.Status}; actions {proof.Actions}, requests {proof.Requests}, "
                + $"identities left {proof.Left}.");
        foreach (var difference in proof.Differences)
        {
            await output.WriteLineAsync($"    {LogSafeWriter.Escape(difference.What)}");
            await output.WriteLineAsync($"      before: {LogSafeWriter.Escape(difference.Before ?? "–")}");
            await output.WriteLineAsync($"      after:  {LogSafeWriter.Escape(difference.After ?? "–")}");
        }
    }
}
