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
        DescribeResponses(operation, metadata);
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

    private static void DescribeResponses(OpenApiOperation operation, IList<object> metadata)
    {
        operation.Responses ??= [];
        foreach (var success in operation.Responses.Values.Cast<OpenApiResponse>())
            DescribeSuccess(success, metadata.OfType<RouteMetadata.ResponseExampleMetadata>().FirstOrDefault()?.Json);

        foreach (var (status, description) in Failures(metadata))
            operation.Responses[status] = new OpenApiResponse { Description = description };
    }

    private static void DescribeSuccess(OpenApiResponse success, string? example)
    {
        success.Description = "Success.";
        foreach (var content in success.Content?.Values.OfType<OpenApiMediaType>() ?? [])
            content.Example = example is null ? null : JsonNode.Parse(example);
    }

    private static IEnumerable<(string Status, string Description)> Failures(IList<object> metadata)
    {
        if (metadata.OfType<RouteMetadata.BadRequestMetadata>().Any())
            yield return ("400", "Bad Request.");
        yield return ("401", "Unauthorized.");
        yield return ("403", "Forbidden.");
        if (metadata.OfType<RouteMetadata.ConflictMetadata>().Any())
            yield return ("409", "Conflict.");
        yield return ("429", "Too Many Requests.");
        yield return ("502", "Bad Gateway.");
        yield return ("503", "Service Unavailable.");
        yield return ("504", "Gateway Timeout.");
        yield return ("default", "Operation Failed.");
    }
}
