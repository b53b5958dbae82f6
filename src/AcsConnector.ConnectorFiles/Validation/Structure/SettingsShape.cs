using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>settings.json of paconn: closed.</summary>
internal static class SettingsShape
{
    public static readonly Shape Document = new ObjectShape("settings.json")
    {
        { "$schema connectorId environment apiProperties apiDefinition icon powerAppsUrl flowUrl", Text },
        { "powerAppsApiVersion flowApiVersion", Word("2016-11-01") },
    };
}
