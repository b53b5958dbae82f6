namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>The drafts' own schemas, which schemas refer to. Without the descriptions.</summary>
internal static class MetaSchemas
{
    private const string Schema04 = """
        {
            "id": "http://json-schema.org/draft-04/schema#",
            "definitions": {
                "schemaArray": { "type": "array", "minItems": 1, "items": { "$ref": "#" } },
                "positiveInteger": { "type": "integer", "minimum": 0 },
                "positiveIntegerDefault0": { "$ref": "#/definitions/positiveInteger" },
                "simpleTypes": { "enum": ["array", "boolean", "integer", "null", "number", "object", "string"] },
                "stringArray": { "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true }
            },
            "type": "object",
            "properties": {
                "id": { "type": "string" },
                "$schema": { "type": "string" },
                "title": { "type": "string" },
                "description": { "type": "string" },
                "default": {},
                "multipleOf": { "type": "number", "minimum": 0, "exclusiveMinimum": true },
                "maximum": { "type": "number" },
                "exclusiveMaximum": { "type": "boolean" },
                "minimum": { "type": "number" },
                "exclusiveMinimum": { "type": "boolean" },
                "maxLength": { "$ref": "#/definitions/positiveInteger" },
                "minLength": { "$ref": "#/definitions/positiveIntegerDefault0" },
                "pattern": { "type": "string" },
                "additionalItems": { "anyOf": [{ "type": "boolean" }, { "$ref": "#" }] },
                "items": { "anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/schemaArray" }] },
                "maxItems": { "$ref": "#/definitions/positiveInteger" },
                "minItems": { "$ref": "#/definitions/positiveIntegerDefault0" },
                "uniqueItems": { "type": "boolean" },
                "maxProperties": { "$ref": "#/definitions/positiveInteger" },
                "minProperties": { "$ref": "#/definitions/positiveIntegerDefault0" },
                "required": { "$ref": "#/definitions/stringArray" },
                "additionalProperties": { "anyOf": [{ "type": "boolean" }, { "$ref": "#" }] },
                "definitions": { "type": "object", "additionalProperties": { "$ref": "#" } },
                "properties": { "type": "object", "additionalProperties": { "$ref": "#" } },
                "patternProperties": { "type": "object", "additionalProperties": { "$ref": "#" } },
                "dependencies": { "type": "object", "additionalProperties": { "anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/stringArray" }] } },
                "enum": { "type": "array", "minItems": 1, "uniqueItems": true },
                "type": {
                    "anyOf": [
                        { "$ref": "#/definitions/simpleTypes" },
                        { "type": "array", "items": { "$ref": "#/definitions/simpleTypes" }, "minItems": 1, "uniqueItems": true }
                    ]
                },
                "format": { "type": "string" },
                "allOf": { "$ref": "#/definitions/schemaArray" },
                "anyOf": { "$ref": "#/definitions/schemaArray" },
                "oneOf": { "$ref": "#/definitions/schemaArray" },
                "not": { "$ref": "#" }
            },
            "dependencies": { "exclusiveMaximum": ["maximum"], "exclusiveMinimum": ["minimum"] }
        }
        """;

    private const string Schema07 = """
        {
            "$id": "http://json-schema.org/draft-07/schema#",
            "definitions": {
                "schemaArray": { "type": "array", "minItems": 1, "items": { "$ref": "#" } },
                "nonNegativeInteger": { "type": "integer", "minimum": 0 },
                "nonNegativeIntegerDefault0": { "$ref": "#/definitions/nonNegativeInteger" },
                "simpleTypes": { "enum": ["array", "boolean", "integer", "null", "number", "object", "string"] },
                "stringArray": { "type": "array", "items": { "type": "string" }, "uniqueItems": true }
            },
            "type": ["object", "boolean"],
            "properties": {
                "$id": { "type": "string" },
                "$schema": { "type": "string" },
                "$ref": { "type": "string" },
                "$comment": { "type": "string" },
                "title": { "type": "string" },
                "description": { "type": "string" },
                "default": true,
                "readOnly": { "type": "boolean" },
                "writeOnly": { "type": "boolean" },
                "examples": { "type": "array" },
                "multipleOf": { "type": "number", "exclusiveMinimum": 0 },
                "maximum": { "type": "number" },
                "exclusiveMaximum": { "type": "number" },
                "minimum": { "type": "number" },
                "exclusiveMinimum": { "type": "number" },
                "maxLength": { "$ref": "#/definitions/nonNegativeInteger" },
                "minLength": { "$ref": "#/definitions/nonNegativeIntegerDefault0" },
                "pattern": { "type": "string" },
                "additionalItems": { "$ref": "#" },
                "items": { "anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/schemaArray" }] },
                "maxItems": { "$ref": "#/definitions/nonNegativeInteger" },
                "minItems": { "$ref": "#/definitions/nonNegativeIntegerDefault0" },
                "uniqueItems": { "type": "boolean" },
                "contains": { "$ref": "#" },
                "maxProperties": { "$ref": "#/definitions/nonNegativeInteger" },
                "minProperties": { "$ref": "#/definitions/nonNegativeIntegerDefault0" },
                "required": { "$ref": "#/definitions/stringArray" },
                "additionalProperties": { "$ref": "#" },
                "definitions": { "type": "object", "additionalProperties": { "$ref": "#" } },
                "properties": { "type": "object", "additionalProperties": { "$ref": "#" } },
                "patternProperties": { "type": "object", "additionalProperties": { "$ref": "#" } },
                "dependencies": { "type": "object", "additionalProperties": { "anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/stringArray" }] } },
                "propertyNames": { "$ref": "#" },
                "const": true,
                "enum": { "type": "array" },
                "type": {
                    "anyOf": [
                        { "$ref": "#/definitions/simpleTypes" },
                        { "type": "array", "items": { "$ref": "#/definitions/simpleTypes" }, "minItems": 1, "uniqueItems": true }
                    ]
                },
                "format": { "type": "string" },
                "contentMediaType": { "type": "string" },
                "contentEncoding": { "type": "string" },
                "if": { "$ref": "#" },
                "then": { "$ref": "#" },
                "else": { "$ref": "#" },
                "allOf": { "$ref": "#/definitions/schemaArray" },
                "anyOf": { "$ref": "#/definitions/schemaArray" },
                "oneOf": { "$ref": "#/definitions/schemaArray" },
                "not": { "$ref": "#" }
            },
            "default": true
        }
        """;

    public static IReadOnlyList<(string Uri, Draft Draft, string Text)> All { get; } =
    [
        ("http://json-schema.org/draft-04/schema", Draft.Four, Schema04),
        ("http://json-schema.org/draft-07/schema", Draft.Seven, Schema07),
    ];
}
