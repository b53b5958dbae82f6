using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AcsConnector.Api.Definition;

/// <summary>Gives operations what they share: the version parameter, the same answers, the words of their parameters.</summary>
internal static class OperationWords
{
    public static void Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<VisibilityAttribute>().FirstOrDefault() is { } visibility)
            operation.AddExtension("x-ms-visibility", SchemaWords.Text(visibility.Value));

        DescribeParameters(operation, context);
        if (metadata.OfType<RouteWords.ApiVersionMetadata>().Any())
            (operation.Parameters ??= []).Insert(0, ApiVersion());
        DescribeAnswers(operation, metadata.OfType<RouteWords.BadRequestMetadata>().Any());
    }

    private static void DescribeParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var schema = (OpenApiSchema)parameter.Schema!;
            schema.Type &= ~JsonSchemaType.Null;
            if (parameter.In == ParameterLocation.Path)
            {
                schema.Type = JsonSchemaType.String;
                parameter.Description = "Azure Communication Services user ID.";
                parameter.AddExtension("x-ms-summary", SchemaWords.Text("User ID"));
                parameter.AddExtension("x-ms-visibility", SchemaWords.Text(Visibility.Important));
                parameter.AddExtension("x-ms-url-encoding", SchemaWords.Text("single"));
            }
            else if (ParameterOf(context, parameter.Name!) is { } described)
            {
                foreach (var (name, value) in SchemaWords.Extensions(described))
                    parameter.AddExtension(name, value);
            }
        }
    }

    private static ParameterInfo? ParameterOf(OpenApiOperationTransformerContext context, string name) => context.Description.ParameterDescriptions
        .FirstOrDefault(parameter => parameter.Name == name)?.ParameterDescriptor is IParameterInfoParameterDescriptor descriptor ? descriptor.ParameterInfo : null;

    /// <summary>Flows made for the official connector send it. It is accepted and ignored: the API knows which version it needs.</summary>
    private static OpenApiParameter ApiVersion()
    {
        var parameter = new OpenApiParameter
        {
            Name = "api-version",
            In = ParameterLocation.Query,
            Required = true,
            Description = "API version.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Default = JsonValue.Create("2021-03-07") },
        };
        parameter.AddExtension("x-ms-visibility", SchemaWords.Text(Visibility.Internal));
        return parameter;
    }

    private static void DescribeAnswers(OpenApiOperation operation, bool mayAnswerBadRequest)
    {
        operation.Responses ??= [];
        foreach (var success in operation.Responses.Values)
            success.Description = "Success.";
        if (mayAnswerBadRequest)
            operation.Responses["400"] = new OpenApiResponse { Description = "Bad Request." };
        operation.Responses["401"] = new OpenApiResponse { Description = "Unauthorized." };
        operation.Responses["429"] = new OpenApiResponse { Description = "Too Many Requests." };
        operation.Responses["502"] = new OpenApiResponse { Description = "Bad Gateway." };
        operation.Responses["504"] = new OpenApiResponse { Description = "Gateway Timeout." };
        operation.Responses["default"] = new OpenApiResponse { Description = "Operation Failed." };
    }
}
