using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>apiDefinition.swagger.json: Swagger 2.0, closed, with the x-ms- extensions that each level may have.</summary>
internal static class DefinitionShape
{
    private static readonly Shape MediaTypes = ListOf(Text, unique: true);
    private static readonly Shape Schemes = ListOf(Word("http https ws wss", rule: StructureRules.SchemeNotValid), unique: true);
    private static readonly Shape Security = ListOf(MapOf(() => By(scopes => scopes.IsArray ? ListOf(Text, unique: true) : Anything)), unique: true);
    private static readonly ObjectShape Reference = new("a reference") { { "$ref!", Text } };

    private static readonly Shape Info = new ObjectShape("info", extensible: true)
    {
        { "title version! description termsOfService", Text },
        { "contact", new ObjectShape("contact", extensible: true) { { "name url email", Text } } },
        { "license", new ObjectShape("license", extensible: true) { { "name! url", Text } } },
        { "x-ms-deployment-version", Like(@"^\d+(\.\d+)+$", "numbers with dots, like 1.0.0") },
        { "x-ms-api-annotation", ExtensionShapes.InfoAnnotation },
    };

    private static readonly Shape Items = new ObjectShape("items", extensible: true)
    {
        { "type", Word("string number integer boolean array") },
        { "items", By(_ => Items!) },
        { "collectionFormat", Collections() },
        SchemaShape.Constraints,
    };

    private static readonly Shape BodyParameter = new ObjectShape("a body parameter", extensible: true)
    {
        { "name! in! description", Text },
        { "required", Flag },
        { "schema", SchemaShape.Schema },
        SchemaShape.Offered,
    };

    private static readonly Shape HeaderParameter = Plain("a header parameter", ObjectShape.Nothing);

    private static readonly Shape FormParameter = Plain("a form parameter", new("") { { "allowEmptyValue", Flag } }, types: " file", collections: " multi");

    private static readonly Shape QueryParameter = Plain(
        "a query parameter",
        new("") { { "allowEmptyValue", Flag }, { "x-ms-dynamic-tree", ExtensionShapes.DynamicTree }, { "x-ms-url-encoding", Word("single double") } },
        collections: " multi");

    private static readonly Shape PathParameter = Plain(
        "a path parameter",
        new("") { { "x-ms-dynamic-tree", ExtensionShapes.DynamicTree }, { "x-ms-url-encoding", Word("single double") }, { "x-ms-skip-url-encoding", Flag } });

    private static readonly Shape Parameter = By(parameter => parameter.TextOf("in") switch
    {
        "body" => BodyParameter,
        "header" => HeaderParameter,
        "query" => QueryParameter,
        "path" => PathParameter,
        "formData" => FormParameter,
        _ => new ObjectShape("a parameter", others: _ => Anything) { { "name!", Text }, { "in!", Word("body header query path formData") } },
    });

    private static readonly Shape Header = new ObjectShape("a header", extensible: true)
    {
        { "type!", Word("string number integer boolean array") },
        { "description x-ms-summary", Text },
        { "items", Items },
        { "collectionFormat", Collections() },
        { "x-ms-visibility", ExtensionShapes.Visibility },
        SchemaShape.Constraints,
    };

    private static readonly Shape Response = new ObjectShape("a response", extensible: true)
    {
        { "description! x-ms-summary", Text },
        { "schema", SchemaShape.Schema },
        { "headers", MapOf(() => Header) },
        { "examples", AnyObject },
    };

    private static readonly Shape Operation = new ObjectShape("an operation", extensible: true)
    {
        { "summary description operationId x-ms-summary x-ms-trigger-hint", Text },
        { "tags", ListOf(Text, unique: true) },
        { "externalDocs", SchemaShape.ExternalDocs },
        { "produces consumes", MediaTypes },
        { "parameters", Parameters() },
        { "responses", new ObjectShape("responses", extensible: true, others: response => IsExtension(response) ? null : OrReference(Response)) },
        { "schemes", Schemes },
        { "deprecated x-ms-no-generic-test x-ms-safe-operation", Flag },
        { "security", Security },
        { "x-ms-api-annotation", ExtensionShapes.OperationAnnotation },
        { "x-ms-capabilities", ExtensionShapes.OperationCapabilities },
        { "x-ms-operation-context", ExtensionShapes.OperationContext },
        { "x-ms-pageable", new ObjectShape("x-ms-pageable") { { "nextLinkName!", Text } } },
        { "x-ms-trigger", Word("batch single") },
        { "x-ms-trigger-metadata", ExtensionShapes.TriggerMetadata },
        { "x-ms-notification", new ObjectShape("x-ms-notification") { { "operationId!", Text } } },
        { "x-ms-visibility", ExtensionShapes.Visibility },
    };

    private static readonly Shape PathItem = new ObjectShape("a path", extensible: true)
    {
        { "$ref", Text },
        { "get put post delete options head patch", Operation },
        { "parameters", Parameters() },
        { "x-ms-notification-content", new ObjectShape("x-ms-notification-content", others: _ => Anything) { { "schema", SchemaShape.Schema } } },
    };

    public static readonly Shape Document = new ObjectShape("the document", extensible: true)
    {
        { "info!", Info },
        { "paths!", new ObjectShape("paths", extensible: true, others: path => IsExtension(path) ? null : PathItem) },
        { "swagger! host basePath", Text },
        { "schemes", Schemes },
        { "consumes produces", MediaTypes },
        { "definitions", MapOf(() => SchemaShape.Schema) },
        { "parameters", MapOf(() => OrReference(Parameter)) },
        { "responses", MapOf(() => OrReference(Response)) },
        { "security", Security },
        { "securityDefinitions", MapOf(() => SecurityShapes.Definition) },
        { "tags", ListOf(new ObjectShape("a tag", extensible: true) { { "name! description", Text }, { "externalDocs", SchemaShape.ExternalDocs } }, unique: true) },
        { "externalDocs", SchemaShape.ExternalDocs },
        { "x-ms-capabilities", ExtensionShapes.DocumentCapabilities },
        { "x-ms-connector-metadata", ExtensionShapes.ConnectorMetadata },
        { "x-ms-docs", ExtensionShapes.Docs },
    };

    private static Shape Collections(string more = "") => Word("csv ssv tsv pipes" + more, rule: StructureRules.CollectionFormatValueNotSupported);

    private static Shape Parameters() => ListOf(() => OrReference(Parameter!), unique: true);

    private static Shape OrReference(Shape shape) => By(node => node["$ref"] is null ? shape : Reference);

    private static bool IsExtension(Node node) => node.Name!.StartsWith("x-", StringComparison.Ordinal);

    private static ObjectShape Plain(string place, ObjectShape special, string types = "", string collections = "") => new(place, extensible: true)
    {
        { "name! in! description", Text },
        { "required", Flag },
        { "type!", Word("string number boolean integer array" + types) },
        { "items", Items },
        { "collectionFormat", Collections(collections) },
        { "x-ms-parameter-location", Word("client method") },
        { "x-ms-trigger-value", ExtensionShapes.TriggerValue },
        SchemaShape.Constraints,
        SchemaShape.Offered,
        SchemaShape.Enumerated,
        special,
    };
}
