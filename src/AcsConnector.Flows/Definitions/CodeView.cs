using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>Consumption's code view, <c>{definition, parameters}</c>, or the bare definition.</summary>
internal static class CodeView
{
    public static IReadOnlyList<FlowDefinition> Read(FlowJson file)
    {
        if (file.Root["definition"] is ObjectValue inner && FlowShape.IsDefinition(inner))
        {
            var parameters = file.Root["parameters"];
            var references = file.Root["connectionReferences"].AsObject();
            var connections = FlowShape.Connections(parameters);
            return
            [
                Flow(file, inner, "/definition") with
                {
                    ParameterValues = FlowShape.ParameterValues(parameters),
                    Connections = connections.Count > 0 ? connections : references,
                },
            ];
        }

        return FlowShape.IsBareDefinition(file.Root) ? [Flow(file, file.Root, "")] : [];
    }

    private static FlowDefinition Flow(FlowJson file, ObjectValue definition, string pointer) => new()
    {
        Name = file.Stem,
        Host = HostOf(definition),
        File = file.File,
        Pointer = pointer,
        Definition = definition,
        Aliases = FlowShape.Aliases(file.Stem),
    };

    /// <summary>Only Power Automate's definitions declare <c>$authentication</c>.</summary>
    private static FlowHost HostOf(ObjectValue definition) =>
        definition["parameters"].Member("$authentication") is null ? FlowHost.Consumption : FlowHost.PowerAutomate;
}
