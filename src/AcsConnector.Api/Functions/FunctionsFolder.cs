using System.Text.Json;

namespace AcsConnector.Api.Functions;

/// <summary>Writes one folder with a function.json per action, from the routes, for the Functions host to find.</summary>
internal static class FunctionsFolder
{
    /// <summary>The exit code.</summary>
    public static int Write(WebApplication app, string folder)
    {
        foreach (var route in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var name = route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
            var methods = route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods;
            Directory.CreateDirectory(Path.Combine(folder, name));
            using var file = File.Create(Path.Combine(folder, name, "function.json"));
            WriteFunction(file, route.RoutePattern.RawText!.TrimStart('/'), methods);
        }

        return 0;
    }

    private static void WriteFunction(Stream file, string route, IEnumerable<string> methods)
    {
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteStartArray("bindings");

        json.WriteStartObject();
        json.WriteString("type", "httpTrigger");
        json.WriteString("direction", "in");
        json.WriteString("name", "req");
        json.WriteString("route", route);
        json.WriteStartArray("methods");
        foreach (var method in methods)
            json.WriteStringValue(method.ToLowerInvariant());
        json.WriteEndArray();
        json.WriteString("authLevel", "anonymous"); // The API checks its callers itself, the same in every host.
        json.WriteEndObject();

        json.WriteStartObject();
        json.WriteString("type", "http");
        json.WriteString("direction", "out");
        json.WriteString("name", "res");
        json.WriteEndObject();

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
