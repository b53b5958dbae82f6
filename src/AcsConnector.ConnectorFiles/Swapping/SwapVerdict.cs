using AcsConnector.ConnectorFiles.Swapping.Editing;
using AcsConnector.ConnectorFiles.Swapping.Shapes;

namespace AcsConnector.ConnectorFiles.Swapping;

/// <summary>Whether what was found can be written.</summary>
internal static class SwapVerdict
{
    /// <exception cref="SwapException">It cannot.</exception>
    public static void Give(string path, SwapRun run, IReadOnlyList<FileEdits> changed)
    {
        RefuseAbsentReferences(run);
        RefuseUnnamedInManifest(run);
        if (run.Refusals.Count > 0)
            throw new SwapException($"{path} cannot be moved to {run.To.Title}, and nothing was "
                + $"written.\n{string.Join('\n', run.Refusals.Select(reason => $"  {reason}"))}");
        if (run.Actions.Count == 0)
            throw new SwapException(NothingFound(path, run));
        if (changed.Count == 0)
            throw new SwapException(NothingToChange(path, run));
    }

    private static void RefuseAbsentReferences(SwapRun run)
    {
        var absent = run.ReferencesOfFlows.Where(reference => !run.ReferencesOfSolution.Contains(reference.Key)).ToList();
        if (absent.Count > 0 && !run.HasCustomizations)
            run.Note("The connection references of the flow are in its solution's customizations.xml, which is not here. To move "
                + "both, pass the solution's zip or folder.");
        foreach (var (reference, file) in absent.Where(_ => run.HasCustomizations))
            run.Refuse($"{file}: customizations.xml has no connection reference '{reference}'. Add the reference to the solution and "
                + "export it again.");
    }

    private static void RefuseUnnamedInManifest(SwapRun run)
    {
        if (run.FlowOfPackage is { } file && !run.IsNamedInManifest)
            run.Refuse($"{file}: the package's manifest.json does not name {run.From.Title}, or it is not here. Pass the whole "
                + "package, or put the flow into a solution and export that.");
    }

    private static string NothingFound(string path, SwapRun run)
    {
        if (run.ActionsOfTarget > 0)
            return $"{path} has nothing to move: {run.ActionsOfTarget} of its actions call {run.To.Title} already, and none calls "
                + $"{run.From.Title}.";
        return $"No action in {path} calls {run.From.Title}. {HintOf(run)}";
    }

    private static string HintOf(SwapRun run) => run.From.IsOfficial
        ? "With --from a flow can be moved away from a connector of your own. A Standard workflow names its connections in "
            + "connections.json: pass the project's folder."
        : "Say with --from which connector it calls: its name in Dataverse (acs_communicationidentity), or in the environment (shared_…).";

    private static string NothingToChange(string path, SwapRun run) =>
        $"{path} does not say which connector the connection of '{run.Actions[0].Action}' is of. Pass the file or the folder that has "
            + "the connections, too.";
}
