using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>settings.json of paconn: closed.</summary>
internal static class SettingsShape
{
    private static readonly Shape Document = new ObjectShape("settings.json")
    {
        { "$schema connectorId environment apiProperties apiDefinition icon powerAppsUrl flowUrl", Text },
        { "powerAppsApiVersion flowApiVersion", Word("2016-11-01") },
    };

    public static IEnumerable<Finding> Check(Node root) => Document.Check(root).Select(StructureRules.OutsideOfDefinition);
}
