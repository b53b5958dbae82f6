using System.Text.Json.Nodes;
using AcsConnector.ConnectorFiles.Embedded;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>What a package is made of: the definition from the routes; the rest from the repository's own files, which the program carries in itself.</summary>
internal sealed record ConnectorSources(JsonObject Definition, JsonObject ApiProperties, byte[] Icon)
{
    public JsonObject Properties => ApiProperties["properties"]!.AsObject();

    public string Title => (string)Definition["info"]!["title"]!;

    public string Description => (string)Definition["info"]!["description"]!;

    public string Version => (string)Definition["info"]!["version"]!;

    /// <summary>With the server's address filled in.</summary>
    public static ConnectorSources From(string swagger, ApiAddress api)
    {
        var definition = JsonNode.Parse(swagger)!.AsObject();
        definition["host"] = api.Host;
        definition["basePath"] = api.BasePath;
        definition["schemes"] = new JsonArray("https");
        PromiseNoPrivacyPolicy(definition);
        return new ConnectorSources(definition, JsonNode.Parse(EmbeddedFiles.Read("apiProperties.json"))!.AsObject(), EmbeddedFiles.Read("icon.png"));
    }

    public ConnectorSources With(EntraSignIn? signIn)
    {
        var changed = new ConnectorSources(Definition.DeepClone().AsObject(), ApiProperties.DeepClone().AsObject(), Icon);
        signIn?.AddTo(changed.Definition, changed.Properties);
        return changed;
    }

    /// <summary>The definition has a placeholder. How a server treats data is its operator's promise, which only the operator can link to.</summary>
    private static void PromiseNoPrivacyPolicy(JsonObject definition) =>
        definition["x-ms-connector-metadata"]!.AsArray().RemoveAll(fact => (string?)fact!["propertyName"] == "Privacy policy");
}
