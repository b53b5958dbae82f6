using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// One resource, <c>{id, name, type, properties}</c>: a package's definition.json, a workflow as the management API returns it,
/// a gallery template, or the record of a run with the definition that ran.
/// </summary>
internal static class FlowResource
{
    public static IReadOnlyList<FlowDefinition> Read(FlowJson file)
    {
        var properties = file.Root["properties"].AsObject();
        if (file.Root["type"].Text() is not { } type)
            return [];
        if (type.EndsWith("workflows/runs", StringComparison.OrdinalIgnoreCase))
        {
            var workflow = properties["workflow"].AsObject();
            var ran = workflow["properties"].AsObject();
            return Read(file, workflow, ran, "/properties/workflow/properties/definition", HostOfRun(file.Root));
        }

        var isFlow = type.EndsWith("/flows", StringComparison.OrdinalIgnoreCase);
        return Read(file, file.Root, properties, "/properties/definition", isFlow ? FlowHost.PowerAutomate : FlowHost.Consumption);
    }

    private static IReadOnlyList<FlowDefinition> Read(
        FlowJson file,
        ObjectValue resource,
        ObjectValue properties,
        string pointer,
        FlowHost host)
    {
        if (!FlowShape.IsDefinition(properties["definition"]))
            return [];
        var id = resource["id"].Text();
        var name = WorkflowName(id) ?? resource["name"].Text();
        var displayName = properties["displayName"].Text();
        return
        [
            new FlowDefinition
            {
                Name = displayName ?? name ?? file.Stem,
                Host = host,
                File = file.File,
                Pointer = pointer,
                Definition = (ObjectValue)properties["definition"]!,
                ParameterValues = FlowShape.ParameterValues(properties["parameters"]),
                Connections = properties["connectionReferences"] as ObjectValue ?? FlowShape.Connections(properties["parameters"]),
                Aliases = FlowShape.Aliases(displayName, name, id, file.Stem),
            },
        ];
    }

    /// <summary>Only Consumption's ids begin with a subscription; a Standard project numbers its own runs.</summary>
    private static FlowHost HostOfRun(ObjectValue run) =>
        run["id"].Text()?.StartsWith("/workflows/", StringComparison.OrdinalIgnoreCase) == true
            ? FlowHost.Standard
            : FlowHost.Consumption;

    /// <summary>The name of a version is a number: <c>/workflows/WhileLoop/versions/0858…</c>.</summary>
    private static string? WorkflowName(string? id)
    {
        var segments = id?.Split('/') ?? [];
        var index = Array.FindIndex(segments, segment => segment.Equals("workflows", StringComparison.OrdinalIgnoreCase));
        return index >= 0 && index + 1 < segments.Length ? segments[index + 1] : null;
    }
}
