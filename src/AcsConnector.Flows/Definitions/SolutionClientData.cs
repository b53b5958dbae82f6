using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// A solution's <c>Workflows/{name}-{guid}.json</c>: <c>{properties: {connectionReferences, definition}, schemaVersion}</c>.
/// </summary>
internal static partial class SolutionClientData
{
    public static IReadOnlyList<FlowDefinition> Read(FlowJson file)
    {
        var properties = file.Root["properties"].AsObject();
        if (file.Root["type"] is not null || !FlowShape.IsDefinition(properties["definition"]))
            return [];

        var stem = IdAtTheEnd.Match(file.Stem);
        var id = stem.Success ? Guid.Parse(stem.Groups["id"].Value) : (Guid?)null;
        var shortName = stem.Success ? stem.Groups["name"].Value : file.Stem;
        var displayName = id is { } known && file.Folder.DisplayNames.TryGetValue(known, out var named) ? named : null;
        return
        [
            new FlowDefinition
            {
                Name = displayName ?? shortName,
                Host = FlowHost.PowerAutomate,
                File = file.File,
                Pointer = "/properties/definition",
                Definition = (ObjectValue)properties["definition"]!,
                Connections = properties["connectionReferences"].AsObject(),
                Aliases = FlowShape.Aliases(displayName, shortName, id?.ToString(), file.Stem),
            },
        ];
    }

    [GeneratedRegex("^(?<name>.+)-(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$", RegexOptions.CultureInvariant)]
    private static partial Regex IdAtTheEnd { get; }
}
