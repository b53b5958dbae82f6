using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>The insides of the x-ms- extensions.</summary>
internal static class ExtensionShapes
{
    public static readonly Shape Visibility = Word("important advanced internal");
    public static readonly Shape Status = Word("Production Preview");

    /// <summary>Parameters of a call by operationId: values, or {"parameter": …} for that of another field.</summary>
    private static readonly Shape CallParameters = MapOf(() =>
        By(value => value.IsObject ? new ObjectShape("a parameter of a call", others: _ => Anything) { { "parameter value-property", Text } } : Anything));

    /// <summary>The newer form of them.</summary>
    private static readonly Shape ReferenceOrValue = MapOf(() => By(value => value["value"] is null
        ? new ObjectShape("a parameter of a dynamic call") { { "parameterReference!", Text } }
        : new ObjectShape("a parameter of a dynamic call") { { "value", Anything } }));

    private static readonly Shape Values = new ObjectShape("x-ms-dynamic-values", others: _ => Anything)
    {
        { "operationId!", Text },
        { "value-collection value-title value-path", Text },
        { "parameters", CallParameters },
    };

    public static readonly Shape DynamicValues = By(call => call["builtInOperation"] is null && call["capability"] is null
        ? Values
        : new ObjectShape("x-ms-dynamic-values", others: _ => Anything) { { "builtInOperation", Word("AadGraph.GetUsers") }, { "capability", Word("file-picker") } });

    public static readonly Shape DynamicList = new ObjectShape("x-ms-dynamic-list", others: _ => Anything)
    {
        { "operationId! itemsPath itemTitlePath itemValuePath", Text },
        { "parameters", ReferenceOrValue },
    };

    public static readonly Shape DynamicSchema = new ObjectShape("x-ms-dynamic-schema") { { "operationId! value-path", Text }, { "parameters", CallParameters } };

    public static readonly Shape DynamicProperties = new ObjectShape("x-ms-dynamic-properties") { { "operationId! itemValuePath", Text }, { "parameters", ReferenceOrValue } };

    public static readonly Shape DynamicTree = new ObjectShape("x-ms-dynamic-tree") { { "settings open browse", Anything } };

    public static readonly Shape EnumValues = ListOf(new ObjectShape("an item of x-ms-enum-values") { { "value!", Anything }, { "displayName", Text } });

    public static readonly Shape InfoAnnotation = new ObjectShape("x-ms-api-annotation of info") { { "status", Status } };

    public static readonly Shape OperationAnnotation = new ObjectShape("x-ms-api-annotation of an operation")
    {
        { "family", Text },
        { "revision", Integer },
        { "status", Status },
        { "replacement", new ObjectShape("a replacement") { { "api operationId", Text } } },
    };

    public static readonly Shape ConnectorMetadata = ListOf(new ObjectShape("an item of x-ms-connector-metadata", others: _ => Anything) { { "propertyName! propertyValue!", Text } });

    public static readonly Shape Docs = ListOf(new ObjectShape("an item of x-ms-docs") { { "url! description!", Text } }, filled: true);

    public static readonly Shape TriggerMetadata = new ObjectShape("x-ms-trigger-metadata", others: _ => Anything) { { "kind!", Word("query") }, { "mode!", Word("polling") } };

    public static readonly Shape TriggerValue = new ObjectShape("x-ms-trigger-value", others: _ => Anything) { { "value-collection value-path", Text } };

    public static readonly Shape Call = new ObjectShape("a call by operationId") { { "operationId!", Text }, { "parameters", CallParameters } };

    public static readonly Shape OperationContext = new ObjectShape("x-ms-operation-context") { { "simulate!", Call } };

    public static readonly Shape DocumentCapabilities = new ObjectShape("x-ms-capabilities of the document")
    {
        { "testConnection", Call },
        {
            "file-picker", new ObjectShape("a file picker")
            {
                { "open!", Call },
                { "browse", Call },
                { "value-title value-collection value-folder-property value-media-property", Text },
            }
        },
    };

    public static readonly Shape OperationCapabilities = new ObjectShape("x-ms-capabilities of an operation") { { "chunkTransfer", Flag } };
}
