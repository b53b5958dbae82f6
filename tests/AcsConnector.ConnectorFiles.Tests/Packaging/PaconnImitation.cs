using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

/// <summary>
/// What <c>paconn create</c> sends, built in its order from the files that settings.json names (paconn 0.0.21, retold; the tool itself cannot
/// be installed here). A KeyNotFoundException stands where the tool would end with a KeyError.
/// </summary>
internal sealed record PaconnImitation(JsonObject Payload, bool AsksForASecret, bool UploadsAnIcon)
{
    public static PaconnImitation Create(string folder, string environment)
    {
        var settings = Read(folder, "settings.json");
        var definition = Read(folder, (string)settings["apiDefinition"]!);
        var properties = Member(Read(folder, (string)settings["apiProperties"]!), "properties").AsObject();
        var secret = Parameters(properties).Any(parameters => parameters["token"]?["oAuthSettings"] is not null);

        var payload = properties.DeepClone().AsObject();
        payload["openApiDefinition"] = definition.DeepClone();
        payload["backendService"] = new JsonObject
        {
            ["serviceUrl"] = $"{Member(definition, "schemes")[0]}://{Member(definition, "host")}{Member(definition, "basePath")}",
        };
        payload["environment"] = new JsonObject { ["name"] = environment };
        payload["displayName"] = Member(Member(definition, "info").AsObject(), "title").DeepClone();
        payload["description"] = Member(Member(definition, "info").AsObject(), "description").DeepClone();

        // A missing icon is passed over without a word.
        var icon = File.Exists(Path.Combine(folder, (string?)settings["icon"] ?? ""));
        payload["scriptDefinitionUrl"] = "";
        return new PaconnImitation(new JsonObject { ["properties"] = payload }, secret, icon);
    }

    private static IEnumerable<JsonNode> Parameters(JsonObject properties) => (properties["connectionParameterSets"]?["values"]?.AsArray() ?? [])
        .Select(set => set!["parameters"])
        .Append(properties["connectionParameters"])
        .OfType<JsonNode>();

    /// <summary>With an encoding that many a platform has, and that fails where another would differ.</summary>
    private static JsonObject Read(string folder, string file)
    {
        var ascii = Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return JsonNode.Parse(ascii.GetString(File.ReadAllBytes(Path.Combine(folder, file))))!.AsObject();
    }

    private static JsonNode Member(JsonObject json, string name) => json[name] ?? throw new KeyNotFoundException(name);
}
