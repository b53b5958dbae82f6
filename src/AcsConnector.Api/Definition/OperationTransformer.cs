using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AcsConnector.Api.Definition;

/// <summary>Gives operations what they share: the version parameter, the same responses, the words of their parameters.</summary>
internal static class OperationTransformer
{
    public static void Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<VisibilityAttribute>().FirstOrDefault() is { } visibility)
            operation.AddExtension("x-ms-visibility", SchemaTransformer.Text(visibility.Value));

        DescribeParameters(operation, context);
        if (metadata.OfType<RouteMetadata.ApiVersionMetadata>().Any())
            (operation.Parameters ??= []).Insert(0, CreateApiVersion());
        DescribeResponses(operation, metadata.OfType<RouteMetadata.BadRequestMetadata>().Any());
    }

    private static void DescribeParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var schema = (OpenApiSchema)parameter.Schema!;
            schema.Type &= ~JsonSchemaType.Null;
            if (FindParameter(context, parameter.Name!) is { } described)
            {
                foreach (var (name, value) in SchemaTransformer.Extensions(described))
                    parameter.AddExtension(name, value);
            }

            if (parameter.In == ParameterLocation.Path)
            {
                schema.Type = JsonSchemaType.String;
                parameter.AddExtension("x-ms-url-encoding", SchemaTransformer.Text("single"));
            }
        }
    }

    private static ParameterInfo? FindParameter(OpenApiOperationTransformerContext context, string name) => context.Description.ParameterDescriptions
        .FirstOrDefault(parameter => parameter.Name == name)?.ParameterDescriptor is IParameterInfoParameterDescriptor descriptor ? descriptor.ParameterInfo : null;

    /// <summary>Flows made for the official connector send it. It is accepted and ignored: the API knows which version it needs.</summary>
    private static OpenApiParameter CreateApiVersion()
    {
        var parameter = new OpenApiParameter
        {
            Name = "api-version",
            In = ParameterLocation.Query,
            Required = true,
            Description = "API version.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Default = JsonValue.Create("2021-03-07") },
        };
        parameter.AddExtension("x-ms-visibility", SchemaTransformer.Text(Visibility.Internal));
        return parameter;
    }

    private static void DescribeResponses(OpenApiOperation operation, bool hasBadRequest)
    {
        operation.Responses ??= [];
        foreach (var success in operation.Responses.Values)
            success.Description = "Success.";
        if (hasBadRequest)
            operation.Responses["400"] = new OpenApiResponse { Description = "Bad Request." };
        operation.Responses["401"] = new OpenApiResponse { Description = "Unauthorized." };
        operation.Responses["429"] = new OpenApiResponse { Description = "Too Many Requests." };
        operation.Responses["502"] = new OpenApiResponse { Description = "Bad Gateway." };
        operation.Responses["504"] = new OpenApiResponse { Description = "Gateway Timeout." };
        operation.Responses["default"] = new OpenApiResponse { Description = "Operation Failed." };
    }
}
