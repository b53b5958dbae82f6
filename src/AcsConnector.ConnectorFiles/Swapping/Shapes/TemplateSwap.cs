using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>An ARM template: its workflows, its connections, and the templates nested in it.</summary>
internal static class TemplateSwap
{
    public static void Swap(SwapRun run, FileEdits edits, JsonPart resources)
    {
        var all = AllOf(resources).ToList();
        var apis = all.Where(resource => Is(resource, "Microsoft.Web/connections")).Select(connection => connection.At("properties", "api", "id"));
        var moved = apis.OfType<JsonPart>().Where(api => run.From.IsResource(api.Text)).ToList();
        foreach (var api in moved)
            AzureConnections.SwapIds(run, edits, api, null, null, bringsConnection: true);
        var flows = all.Where(resource => Is(resource, "Microsoft.Logic/workflows")).Select(workflow => workflow["properties"]);
        foreach (var flow in flows.OfType<JsonPart>().Where(flow => JsonSwap.IsDefinition(flow["definition"])))
            JsonSwap.SwapFlow(run, edits, flow, bringsConnections: moved.Count > 0);
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
