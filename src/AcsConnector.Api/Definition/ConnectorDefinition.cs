using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AcsConnector.Api.Settings;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AcsConnector.Api.Definition;

/// <summary>apiDefinition.swagger.json, made from the running routes.</summary>
public static class ConnectorDefinition
{
    private const string DocumentName = "connector";

    /// <summary>The document is complete only after the app has started, so it is started on a free port of this machine.</summary>
    public static async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi2_0;
            options.CreateSchemaReferenceId = DefinitionNames.Of;
            options.AddSchemaTransformer((schema, context, _) => Done(() => SchemaWords.Apply(schema, context)));
            options.AddOperationTransformer((operation, context, _) => Done(() => OperationWords.Apply(operation, context)));
            options.AddDocumentTransformer((document, _, _) => Done(() => DocumentWords.Apply(document)));
        });

        await using var app = ConnectorApi.Build(builder, HostKind.Local);
        await app.StartAsync(cancellationToken);
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(DocumentName);
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        var written = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi2_0, cancellationToken);
        await app.StopAsync(cancellationToken);
        return Format(JsonNode.Parse(written)!.AsObject());
    }

    private static Task Done(Action apply)
    {
        apply();
        return Task.CompletedTask;
    }

    /// <summary>
    /// In the order of the connector guidelines; ASCII, four spaces and line feeds, because paconn reads the file with
    /// the platform's own encoding.
    /// </summary>
    private static string Format(JsonObject document)
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
