using Microsoft.OpenApi;

namespace AcsConnector.Api.Definition;

internal static class DefinitionSetup
{
    /// <summary>Describes the routes as a Power Platform connector: Swagger 2.0, and the words that a designer shows.</summary>
    public static void AddConnectorDefinition(this IServiceCollection services, string documentName) => services.AddOpenApi(documentName, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi2_0;
        options.CreateSchemaReferenceId = DefinitionNames.CreateReferenceId;
        options.AddSchemaTransformer((schema, context, _) => Done(() => SchemaTransformer.Apply(schema, context)));
        options.AddOperationTransformer((operation, context, _) => Done(() => OperationTransformer.Apply(operation, context)));
        options.AddDocumentTransformer((document, _, _) => Done(() => DocumentTransformer.Apply(document)));
    });

    private static Task Done(Action apply)
    {
        apply();
        return Task.CompletedTask;
    }
}
