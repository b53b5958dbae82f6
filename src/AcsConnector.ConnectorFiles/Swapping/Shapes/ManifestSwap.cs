using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>
/// A package's manifest.json. A connector of Microsoft's stands in it with its id and is the system's to find; for one of an
/// organisation the import asks. apisMap.json and connectionsMap.json name none, only the keys of connection references.
/// </summary>
internal static class ManifestSwap
{
    private const string Existing = "Existing";

    public static void Swap(SwapRun run, FileEdits edits, JsonPart resources)
    {
        var apis = resources.Members.Where(resource => resource.TextAt("type") == "Microsoft.PowerApps/apis");
        foreach (var api in apis.Where(api => run.From.IsApi(api.TextAt("name"))))
            SwapResource(run, edits, api);
    }

    private static void SwapResource(SwapRun run, FileEdits edits, JsonPart resource)
    {
        run.IsNamedInManifest = true;
        if (!run.To.IsApiNameKnown || !run.CanBeNamed(edits.File))
            return;
        var name = resource["name"]!;
        if (run.From.IsApi(PowerConnections.LastSegment(resource.TextAt("id"))))
            edits.ReplaceWord(resource["id"]!, name.Text!, run.To.ApiName);
        edits.ReplaceWord(name, name.Text!, run.To.ApiName);
        if (run.From.IsOfficial != run.To.IsOfficial)
            SwapWhoConfigures(edits, resource, run.To.IsOfficial ? "System" : "User");
    }

    private static void SwapWhoConfigures(FileEdits edits, JsonPart resource, string whom)
    {
        if (resource["configurableBy"] is { } configurableBy)
            edits.ReplaceText(configurableBy, whom);
        if (resource["creationType"] is { } creationType && whom == "System")
            edits.Remove(resource, creationType);
        else if (resource["creationType"] is null && whom == "User" && resource["suggestedCreationType"] is { } suggested)
            edits.InsertAfter(resource, suggested, "creationType", Existing);
    }
}
