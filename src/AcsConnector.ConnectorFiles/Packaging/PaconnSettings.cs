using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>settings.json of paconn, whose paths begin in the folder it is in, because that is where paconn is run.</summary>
public static class PaconnSettings
{
    /// <summary>What paconn calls it.</summary>
    public const string FileName = "settings.json";

    /// <summary>Where it is in a package.</summary>
    public const string Path = $"{ConnectorPackage.PaconnFolder}/{FileName}";

    /// <summary>The file it names as the definition.</summary>
    public const string Definition = "apiDefinition.swagger.json";
    /// <summary>The file it names as the properties.</summary>
    public const string Properties = "apiProperties.json";
    /// <summary>The file it names as the icon.</summary>
    public const string Icon = "icon.png";

    /// <summary>
    /// <c>paconn create</c> writes the new connector's id and environment into the file, and <c>paconn update</c> needs them: whatever
    /// else an earlier file says stays.
    /// </summary>
    /// <exception cref="PackagingException">The earlier file is not JSON.</exception>
    public static JsonObject Create(byte[]? earlier)
    {
        var settings = Read(earlier);
        settings.TryAdd("powerAppsUrl", "https://api.powerapps.com");
        settings.TryAdd("powerAppsApiVersion", "2016-11-01");
        foreach (var (member, file) in new[] { ("icon", Icon), ("apiDefinition", Definition), ("apiProperties", Properties) })
        {
            settings.Remove(member);
            settings.Insert(0, member, file);
        }

        return settings;
    }

    /// <summary>Whether <c>paconn create</c> has been here.</summary>
    public static bool NamesAConnector(byte[]? settings) => Read(settings)["connectorId"] is JsonValue id && id.TryGetValue<string>(out var text) && text.Length > 0;

    private static JsonObject Read(byte[]? settings)
    {
        try
        {
            return settings is null ? [] : JsonNode.Parse(settings) as JsonObject ?? throw NotSettings();
        }
        catch (JsonException)
        {
            throw NotSettings();
        }
    }

    private static PackagingException NotSettings() =>
        new($"{Path} of the output folder is not a JSON object: fix it, or delete it when nothing in it is needed.");
}
