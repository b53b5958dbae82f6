using System.Text.Json.Nodes;
using AcsConnector.Api.Access;
using Microsoft.OpenApi;

namespace AcsConnector.Api.Definition;

/// <summary>The connector as a whole: its name, its place, how it signs in, and who stands behind it.</summary>
internal static class DocumentTransformer
{
    /// <summary>A name that can never be anybody's (RFC 2606). Deploying puts the real host here.</summary>
    private const string PlaceholderHost = "acs-connector.example.com";

    public static void Apply(OpenApiDocument document)
    {
        DescribeConnector(document);
        RemoveNulls(document);
        document.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["api_key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = CallerAuthentication.Header },
        };
        AddExtensions(document);
    }

    private static void DescribeConnector(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Communication Identity",
            Description = "Create and manage users and access tokens of an Azure Communication Services resource.",
            Version = "1.0",
            Contact = new OpenApiContact
            {
                Name = "AcsConnector",
                Email = "acs-connector@example.com",
                Url = new Uri($"https://{PlaceholderHost}"),
            },
        };
        document.Servers = [new OpenApiServer { Url = $"https://{PlaceholderHost}/" }];
    }

    private static void RemoveNulls(OpenApiDocument document)
    {
        var contents = document.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.RequestBody?.Content?.Values ?? [])
            .OfType<OpenApiMediaType>();
        foreach (var content in contents)
            content.Schema = WithoutNull(content.Schema!);

        foreach (var properties in document.Components!.Schemas!.Values.Select(schema => schema.Properties).OfType<IDictionary<string, IOpenApiSchema>>())
        {
            foreach (var (name, property) in properties.ToList())
                properties[name] = WithoutNull(property);
        }
    }

    private static void AddExtensions(OpenApiDocument document)
    {
        document.AddExtension("x-ms-capabilities", new JsonNodeExtension(new JsonObject
        {
            ["testConnection"] = new JsonObject { ["operationId"] = "TestConnection", ["parameters"] = new JsonObject() },
        }));
        document.AddExtension("x-ms-connector-metadata", new JsonNodeExtension(new JsonArray(
            Fact("Website", $"https://{PlaceholderHost}"),
            Fact("Privacy policy", $"https://{PlaceholderHost}/privacy"),
            Fact("Categories", "Communication"))));
    }

    /// <summary>An optional shape comes as "null or the reference"; Swagger 2.0 has only the reference.</summary>
    private static IOpenApiSchema WithoutNull(IOpenApiSchema schema) => schema.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault() ?? schema;

    private static JsonObject Fact(string name, string value) => new() { ["propertyName"] = name, ["propertyValue"] = value };
}
