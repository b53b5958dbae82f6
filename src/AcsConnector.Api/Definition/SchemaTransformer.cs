using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AcsConnector.Api.Definition;

/// <summary>Puts the words that stand on a property into its schema.</summary>
internal static class SchemaTransformer
{
    public static void Apply(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        // Swagger 2.0 has no null; an optional member is one that is not required.
        if (schema.Type is { } type)
            schema.Type = type & ~JsonSchemaType.Null;

        // A shape of its own is written once and referred to; nothing may stand beside a reference.
        if (context.JsonTypeInfo.Kind != JsonTypeInfoKind.Object && context.JsonPropertyInfo?.AttributeProvider is { } property)
            Describe(schema, property);
    }

    private static void Describe(OpenApiSchema schema, ICustomAttributeProvider described)
    {
        if (One<FormatAttribute>(described) is { } format)
            schema.Format = format.Value;
        if (One<TokenScopesAttribute>(described) is { } scopes)
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. TokenScopes.All.Select(scope => JsonValue.Create(scope))] };
            if (scopes.Initial.Count > 0)
                schema.Default = new JsonArray([.. scopes.Initial.Select(scope => JsonValue.Create(scope))]);
        }

        foreach (var (name, value) in Extensions(described))
            schema.AddExtension(name, value);
    }

    public static IEnumerable<(string Name, IOpenApiExtension Value)> Extensions(ICustomAttributeProvider described)
    {
        if (One<SummaryAttribute>(described) is { } summary)
            yield return ("x-ms-summary", Text(summary.Text));
        if (One<VisibilityAttribute>(described) is { } visibility)
            yield return ("x-ms-visibility", Text(visibility.Value));
    }

    public static JsonNodeExtension Text(string text) => new(JsonValue.Create(text));

    private static T? One<T>(ICustomAttributeProvider described) where T : Attribute =>
        described.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
