using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>SchemaRules and ValueRules.</summary>
internal static class SchemaMistakes
{
    private static readonly (string, string) ExtraIsRequired = ("['name']", "['name', 'extra']");

    public static IReadOnlyList<Mistake> All { get; } =
    [
        In("RequiredPropertyArrayEmpty", "[],'properties'", ("['name']", "[]")),
        In("RequiredPropertyNotOnObject", "'required':['x']", Property("'type': 'string', 'required': ['x']")),
        In("RequiredPropertyDefinitionMissing", "'age'", ("['name']", "['name', 'age']")),
        In("RequiredReadOnlyPropertyNotAllowedAsInput", "'readOnly'", ("'The full name.'", "'The full name.', 'readOnly': true")),
        In("DiscriminatorMustBeARequiredStringProperty", "'level','properties'", ("'required': ['name'],", "'required': ['name'], 'discriminator': 'level',")),
        In("SchemaTypeFileNotValid", "'file'", Property("'type': 'file'")),
        In("InvalidStringBinaryProperty", "'binary'", Property("'type': 'string', 'format': 'binary'")),
        In("InvalidCustomEditorExtensionDictionaryValue", "'dictionary'", Property("'type': 'string', 'x-ms-editor': 'dictionary'")).And("NewerThanSchema"),
        In("RequiredLoopInSchemaNotAllowed", "'next':", ("'Person': {", "'Knot': { 'type': 'object', 'required': ['next'], 'properties': { 'next': { '$ref': '#/definitions/Knot' } } }, 'Person': {")),
        In("NotificationUrlNotString", "'x-ms-notification-url'", Property("'type': 'integer', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal'"), ExtraIsRequired),
        In("NotificationUrlNotRequired", "'x-ms-notification-url'", Property("'type': 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal'")),
        In("NotificationUrlNotInternal", "'x-ms-notification-url'", Property("'type': 'string', 'x-ms-notification-url': true"), ExtraIsRequired),
        In("PropertyMustBeRequired", "'internal','description':'Onemore.'", Property("'type': 'string', 'default': 'x', 'x-ms-visibility': 'internal'")),
        In("PropertyMustBeRequired", "'internal'", ("'in': 'query',\n                        'required': true,", "'in': 'query',")),
        In("InternalWithoutDefault", "'internal','description':'Onemore.'", Property("'type': 'string', 'x-ms-visibility': 'internal'"), ExtraIsRequired),

        In("DefaultValueMustMatchType", "'five'", Property("'type': 'integer', 'default': 'five'")),
        In("DefaultValueMustMatchType", "1.5", Property("'type': 'integer', 'default': 1.5")),
        In("DefaultValueMustMatchType", "10,'enum'", ("'default': 'sales'", "'default': 10")),
        In("DefaultValueConvertible", "'5'", Property("'type': 'integer', 'default': '5'")),
        In("DefaultValueConvertible", "'1.5'", Property("'type': 'number', 'default': '1.5'")),
        In("DefaultValueConvertible", "'True'", Property("'type': 'boolean', 'default': 'True'")),
        In("DefaultValueConvertible", "null", Property("'type': 'array', 'items': { }, 'default': null")),
        In("EnumMustContainAtLeastOneElement", "[],'description'", Property("'type': 'string', 'enum': []")),
        In("InvalidEnumValue", "1]", Property("'type': 'string', 'enum': ['one', 1]")),
        In("InvalidEnumValuesExtensionValue", "'purchase'", ("{ 'value': 'support',", "{ 'value': 'purchase',")),
        In("DuplicateEnumValuesInExtension", "'sales','displayName':'Support'", ("{ 'value': 'support',", "{ 'value': 'sales',")),
        In("MissingEnumValuesDisplayName", "{'value':'support'}", ("{ 'value': 'support', 'displayName': 'Support' }", "{ 'value': 'support' }")),
        In("ArrayHasNoItems", "{'type':'array','description'", Property("'type': 'array'")),
        In("ArrayHasNoItems", "{'name':'any'", Parameters(Parameter("'name': 'any', 'in': 'query', 'type': 'array'"))),
        In("PatternShouldBeValidRegularExpression", "'[a-z'", Property("'type': 'string', 'pattern': '[a-z'")),
        In("MultipleOfMustBeGreaterThanZero", "0,'description'", Property("'type': 'integer', 'multipleOf': 0")),
        In("ExclusiveMaximumRequiresMaximum", "'exclusiveMaximum'", Property("'type': 'integer', 'exclusiveMaximum': true")),
        In("ExclusiveMinimumRequiresMinimum", "'exclusiveMinimum'", Property("'type': 'integer', 'exclusiveMinimum': true")),
        In("MaxItemsMustBeGreaterThanOrEqualToZero", "-1", Property("'type': 'array', 'items': { }, 'maxItems': -1")),
        In("MaxLengthMustBeGreaterThanOrEqualToZero", "-1", Property("'type': 'string', 'maxLength': -1")),
        In("MaxPropertiesMustBeGreaterThanOrEqualToZero", "-1", Property("'type': 'object', 'maxProperties': -1")),
        In("MinItemsMustBeGreaterThanOrEqualToZero", "-1", Property("'type': 'array', 'items': { }, 'minItems': -1")),
        In("MinLengthMustBeGreaterThanOrEqualToZero", "-1", Property("'type': 'string', 'minLength': -1")),
        In("MinPropertiesMustBeGreaterThanOrEqualToZero", "-1", Property("'type': 'object', 'minProperties': -1")),
        In("MinimumShouldBeLessThanOrEqualToMaximum", "11,", Property("'type': 'integer', 'minimum': 11, 'maximum': 10")),
        In("MinItemsShouldBeLessThanOrEqualToMaxItems", "11,", Property("'type': 'array', 'items': { }, 'minItems': 11, 'maxItems': 10")),
        In("MinLengthShouldBeLessThanOrEqualToMaxLength", "11,", Property("'type': 'string', 'minLength': 11, 'maxLength': 10")),
    ];
}
