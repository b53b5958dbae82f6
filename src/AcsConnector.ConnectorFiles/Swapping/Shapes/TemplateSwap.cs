using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>An ARM template: its workflows, its connections, and the templates nested in it.</summary>
internal static class TemplateSwap
{
    public static void Swap(SwapRun run, FileEdits edits, JsonPart resources)
    {
        var all = AllOf(resources).ToList();
        var connections = all.Where(resource => Is(resource, "Microsoft.Web/connections") && run.From.IsResource(resource.TextAt("properties", "api", "id"))).ToList();
        foreach (var connection in connections)
            AzureConnections.SwapIds(run, edits, connection.At("properties", "api", "id")!, null, null, bringsConnection: true);
        foreach (var workflow in all.Where(resource => Is(resource, "Microsoft.Logic/workflows") && JsonSwap.IsDefinition(resource.At("properties", "definition"))))
            JsonSwap.SwapFlow(run, edits, workflow["properties"]!, bringsConnections: connections.Count > 0);
    }

    /// <summary>A list, or named resources since language version 2.0; with those inside of resources and of nested templates.</summary>
    private static IEnumerable<JsonPart> AllOf(JsonPart resources)
    {
        foreach (var resource in resources.Children.Where(child => child.IsObject))
        {
            yield return resource;
            JsonPart?[] inner = [resource["resources"], resource.At("properties", "template", "resources")];
            foreach (var nested in inner.OfType<JsonPart>().SelectMany(AllOf))
                yield return nested;
        }
    }

    private static bool Is(JsonPart resource, string type) => type.Equals(resource.TextAt("type"), StringComparison.OrdinalIgnoreCase);
}
