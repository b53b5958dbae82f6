using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// Standard's <c>{definition, kind}</c>, or the bare definition of a template. A workflow.json has its connections, parameter
/// values and app settings in files beside it or, as in a project, one folder up.
/// </summary>
internal static class StandardWorkflow
{
    public static IReadOnlyList<FlowDefinition> Read(FlowJson file)
    {
        if (file.Root["parameters"] is not null && file.Root["definition"] is not null)
            return [];
        if (FlowShape.IsDefinition(file.Root["definition"]) && (file.Root["kind"] is not null || file.IsWorkflowFile))
            return [Flow(file, (ObjectValue)file.Root["definition"]!, "/definition")];
        if (FlowShape.IsBareDefinition(file.Root) && (file.IsWorkflowFile || NamesConnections(file.Root)))
            return [Flow(file, file.Root, "")];
        return [];
    }

    private static FlowDefinition Flow(FlowJson file, ObjectValue definition, string pointer)
    {
        var flow = new FlowDefinition
        {
            Name = file.Stem,
            Host = FlowHost.Standard,
            File = file.File,
            Pointer = pointer,
            Definition = definition,
            Aliases = FlowShape.Aliases(file.Stem),
        };

        // A file of another name lies anywhere, and a parameters.json beside it may be of another kind.
        return !file.IsWorkflowFile
            ? flow
            : flow with
            {
                ParameterValues = FlowShape.ParameterValues(file.ReadCompanion("parameters.json")),
                Connections = file.ReadCompanion("connections.json")["managedApiConnections"].AsObject(),
                AppSettings = ReadSettings(file),
            };
    }

    private static ObjectValue ReadSettings(FlowJson file)
    {
        var settings = file.ReadCompanion("local.settings.json");
        return (settings.Count > 0 ? settings : file.ReadCompanion("local.settings.json.sample"))["Values"].AsObject();
    }

    /// <summary>Only Standard's actions name a connection of connections.json or a service provider.</summary>
    private static bool NamesConnections(Value json) => json switch
    {
        ObjectValue properties => properties["referenceName"] is not null
            || properties["serviceProviderConfiguration"] is not null
            || properties.Any(property => NamesConnections(property.Value)),
        ArrayValue array => array.Items.Any(NamesConnections),
        _ => false,
    };
}
