using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>Finds the flows of a JSON file, whatever its shape, and moves them.</summary>
internal static class JsonSwap
{
    /// <summary>
    /// A flow that a file holds: a solution's or a package's, a code view's, a template's, a Standard project's, or a definition alone.
    /// </summary>
    public static void Swap(SwapRun run, FileEdits edits, JsonPart root)
    {
        if (root["managedApiConnections"] is { } connections)
            AzureConnections.SwapStandard(run, edits, connections);
        else if (root["resources"] is { } resources && (root["$schema"] is not null || !resources.IsObject))
            TemplateSwap.Swap(run, edits, resources);
        else if (root["resources"] is { } listed)
            ManifestSwap.Swap(run, edits, listed);
        else if (IsDefinition(root.At("properties", "definition")))
            SwapFlow(run, edits, root["properties"]!);
        else if (IsDefinition(root["definition"]))
            SwapFlow(run, edits, root);
        else if (IsDefinition(root))
            ActionSwap.Swap(run, edits, root, ConnectionKeys.None);
    }

    /// <summary>A definition with its connections and its parameters beside it.</summary>
    public static void SwapFlow(SwapRun run, FileEdits edits, JsonPart flow, bool bringsConnections = false)
    {
        var keys = new ConnectionKeys();
        PowerConnections.Swap(run, edits, flow["connectionReferences"], keys);
        AzureConnections.Swap(run, edits, flow.At("parameters", "$connections", "value"), keys, bringsConnections);
        AzureConnections.Swap(run, edits, flow.At("definition", "parameters", "$connections", "defaultValue"), keys, bringsConnections);
        ActionSwap.Swap(run, edits, flow["definition"]!, keys);
    }

    public static bool IsDefinition(JsonPart? part) => part?["actions"] is { IsObject: true } || part?["triggers"] is { IsObject: true };
}
