using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsConnector.Api.Definition;

/// <summary>The definition as a file.</summary>
internal static class DefinitionFile
{
    /// <summary>
    /// In the order of the connector guidelines; ASCII, four spaces and line feeds, because paconn reads the file with
    /// the platform's own encoding.
    /// </summary>
    public static string Format(JsonObject document)
    {
        string[] order =
        [
            "swagger", "info", "host", "basePath", "schemes", "consumes", "produces", "paths", "definitions", "parameters", "responses",
            "securityDefinitions", "security", "x-ms-capabilities", "x-ms-connector-metadata",
        ];
        // What every operation takes and gives stands once at the top; tags (class names) are of no use to a designer.
        document["basePath"] = "/";
        document["consumes"] = new JsonArray("application/json");
        document["produces"] = new JsonArray("application/json");
        document["security"] = new JsonArray(); // As the official definition has it: the connection signs in, no operation by itself.
        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!.AsObject()))
        {
            operation.Remove("consumes");
            operation.Remove("produces");
            operation.Remove("tags");
        }

        document.Remove("tags");
        var ordered = new JsonObject();
        foreach (var name in order.Concat(document.Select(member => member.Key).Except(order)).ToList())
        {
            if (!document.TryGetPropertyValue(name, out var value))
                continue;
            document.Remove(name);
            ordered[name] = value;
        }

        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, IndentSize = 4, NewLine = "\n" }))
            ordered.WriteTo(json);
        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }
}
