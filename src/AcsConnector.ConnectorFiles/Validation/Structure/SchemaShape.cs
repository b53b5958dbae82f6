using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>Schemas, and what they share with parameters and headers. The rules of ValueRules look at the values.</summary>
internal static class SchemaShape
{
    /// <summary>Of everything that has a type.</summary>
    public static readonly ObjectShape Constraints = new("a typed value")
    {
        {
            "format", Word(
                "int32 int64 float double byte binary date date-time password date-no-tz email html uri uuid",
                place: "format",
                rule: StructureRules.UnrecognizedTypeFormat)
        },
        { "pattern", Text },
        { "default", Anything },
        { "maximum minimum multipleOf", Number },
        { "maxLength minLength maxItems minItems", Integer },
        { "exclusiveMaximum exclusiveMinimum uniqueItems", Flag },
        { "enum", ListOf(Anything, unique: true) },
    };

    /// <summary>Fields that a designer offers.</summary>
    public static readonly ObjectShape Offered = new("an offered value")
    {
        { "x-ms-dynamic-list", ExtensionShapes.DynamicList },
        { "x-ms-dynamic-values", ExtensionShapes.DynamicValues },
        { "x-ms-summary", Text },
        { "x-ms-test-value", Anything },
        { "x-ms-visibility", ExtensionShapes.Visibility },
    };

    public static readonly ObjectShape Enumerated = new("a value of a list")
    {
        { "x-ms-enum-values", ExtensionShapes.EnumValues },
        { "x-ms-localizeDefaultValue", Flag },
    };

    public static readonly ObjectShape ExternalDocs = new("externalDocs", extensible: true) { { "url! description", Text } };

    public static readonly Shape Schema = new ObjectShape("a schema", extensible: true)
    {
        { "$ref title description discriminator", Text },
        { "type", By(type => type.IsArray ? ListOf(Types, unique: true, filled: true) : Types) },
        Constraints,
        { "maxProperties minProperties", Integer },
        { "required", ListOf(Text, unique: true) },
        { "properties", MapOf(() => Schema!) },
        { "additionalProperties", By(value => value.IsObject ? Schema! : Flag) },
        { "items", By(value => value.IsArray ? ListOf(() => Schema!, filled: true) : Schema!) },
        { "allOf", ListOf(() => Schema!, filled: true) },
        { "readOnly", Flag },
        { "xml", new ObjectShape("xml", extensible: true) { { "name namespace prefix", Text }, { "attribute wrapped", Flag } } },
        { "externalDocs", ExternalDocs },
        { "example", Anything },
        Offered,
        Enumerated,
        { "x-ms-dynamic-schema", ExtensionShapes.DynamicSchema },
        { "x-ms-dynamic-properties", ExtensionShapes.DynamicProperties },
        { "x-ms-dynamic-tree", ExtensionShapes.DynamicTree },
        { "x-ms-enum", new ObjectShape("x-ms-enum") { { "name", Text }, { "modelAsString", Flag }, { "values", ListOf(Anything) } } },
        { "x-ms-media-kind", Word("image audio") },
        { "x-ms-notification-url", Flag },
    };

    private static Shape Types => Word("array boolean integer null number object string file");
}
