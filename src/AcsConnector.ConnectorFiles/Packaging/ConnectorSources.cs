using System.Text.Json.Nodes;
using AcsConnector.ConnectorFiles.Embedded;
using AcsConnector.ConnectorFiles.Publishing;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>What a package is made of: the definition from the routes; the rest from the repository's own files, which the program carries in itself.</summary>
internal sealed record ConnectorSources(JsonObject Definition, JsonObject ApiProperties, byte[] Icon)
{
    public JsonObject Properties => ApiProperties["properties"]!.AsObject();

    public string Title => (string)Definition["info"]!["title"]!;

    public string Description => (string)Definition["info"]!["description"]!;

    public string Version => (string)Definition["info"]!["version"]!;

    /// <summary>With the server's address and the publisher's name filled in.</summary>
    public static ConnectorSources From(string swagger, ApiAddress api, PublishProfile profile)
    {
        var definition = JsonNode.Parse(swagger)!.AsObject();
        definition["host"] = api.Host;
        definition["basePath"] = api.BasePath;
        definition["schemes"] = new JsonArray("https");
        PublishedName.Put(profile, definition, api);

        var properties = JsonNode.Parse(EmbeddedFiles.Read("apiProperties.json"))!.AsObject();
        PublishedName.Put(profile, properties["properties"]!.AsObject());
        return new ConnectorSources(definition, properties, profile.Icon?.Png ?? EmbeddedFiles.Read("icon.png"));
    }

    public ConnectorSources With(EntraSignIn? signIn)
    {
        var changed = new ConnectorSources(Definition.DeepClone().AsObject(), ApiProperties.DeepClone().AsObject(), Icon);
        signIn?.AddTo(changed.Definition, changed.Properties);
        return changed;
    }
}
