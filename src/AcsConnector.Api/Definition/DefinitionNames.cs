using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace AcsConnector.Api.Definition;

/// <summary>Names of definitions. Every action has a Request, so that nested shapes carry the name of their action.</summary>
internal static class DefinitionNames
{
    public static string? CreateReferenceId(JsonTypeInfo shape) => shape.Type.DeclaringType is { } action && OpenApiOptions.CreateDefaultSchemaReferenceId(shape) is not null
        ? action.Name + shape.Type.Name
        : OpenApiOptions.CreateDefaultSchemaReferenceId(shape);
}
