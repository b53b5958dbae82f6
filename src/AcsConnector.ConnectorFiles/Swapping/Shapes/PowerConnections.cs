using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>The <c>connectionReferences</c> of a flow of Power Automate: of a solution, or of a package.</summary>
internal static class PowerConnections
{
    public static void Swap(SwapRun run, FileEdits edits, JsonPart? references, ConnectionKeys keys)
    {
        foreach (var reference in references?.Members ?? [])
            keys.Add(reference.Name!, SwapReference(run, edits, reference));
    }

    private static bool SwapReference(SwapRun run, FileEdits edits, JsonPart reference)
    {
        if (run.From.IsApi(reference.TextAt("api", "name")))
            SwapSolutionReference(run, edits, reference);
        else if (run.From.IsApi(LastSegment(reference.TextAt("id"))))
            SwapPackageReference(run, edits, reference["id"]!);
        else if (run.From.IsResource(reference.TextAt("api", "id")))
            AzureConnections.SwapIds(run, edits, reference.At("api", "id")!, reference.At("connection", "id"), null, bringsConnection: false);
        else
            return false;
        return true;
    }

    /// <summary><c>{runtimeSource, connection: {connectionReferenceLogicalName}, api: {name, logicalName}}</c></summary>
    private static void SwapSolutionReference(SwapRun run, FileEdits edits, JsonPart reference)
    {
        if (!run.CanBeNamed(edits.File))
            return;
        var api = reference["api"]!;
        edits.ReplaceWord(api["name"]!, api.TextAt("name")!, run.To.ApiName);
        SwapLogicalName(run, edits, api);
        if (!run.To.IsApiNameKnown)
        {
            run.Note($"{run.To.Name} ends in a hash in the environment that is not known here: zeros stand for it, and the import "
                + "finds the connector by its "
                + "name in Dataverse. --api-name gives the name in the environment.");
        }

        if (reference.At("connection", "connectionReferenceLogicalName") is { Text: { Length: > 0 } name } logicalName)
        {
            run.ReferencesOfFlows.TryAdd(name, edits.File);
            Rename(edits, logicalName, run.RenameReference(name));
        }
    }

    private static void SwapLogicalName(SwapRun run, FileEdits edits, JsonPart api)
    {
        var present = api["logicalName"];
        if (run.To.LogicalName is { } wanted)
        {
            if (present is null)
                edits.InsertAfter(api, api["name"]!, "logicalName", wanted);
            else
                edits.ReplaceText(present, wanted);
        }
        else if (present is not null)
        {
            edits.Remove(api, present);
        }
    }

    private static void Rename(FileEdits edits, JsonPart text, string after)
    {
        if (after.StartsWith(text.Text!, StringComparison.Ordinal) && after.Length > text.Text!.Length)
            edits.Append(text, after[text.Text.Length..]);
        else
            edits.ReplaceText(text, after);
    }

    /// <summary><c>{connectionName, source, id, tier}</c>: nothing in a package has a name in Dataverse.</summary>
    private static void SwapPackageReference(SwapRun run, FileEdits edits, JsonPart id)
    {
        if (!run.CanBeNamed(edits.File))
            return;
        if (edits.File.Contains("Microsoft.Flow", StringComparison.OrdinalIgnoreCase))
            run.FlowOfPackage = edits.File;
        if (run.To.IsApiNameKnown)
            edits.ReplaceWord(id, LastSegment(id.Text)!, run.To.ApiName);
        else
            run.Refuse($"{edits.File} is not a flow of a solution, so only the connector's name in the environment leads to it. Give "
                + $"it with --api-name {Example(run)}.");
    }

    public static string Example(SwapRun run) => $"{run.To.ApiName.TrimEnd('0')}… (docs/swap.md says where it stands)";

    public static string? LastSegment(string? id) => id?[(id.LastIndexOf('/') + 1)..];
}
