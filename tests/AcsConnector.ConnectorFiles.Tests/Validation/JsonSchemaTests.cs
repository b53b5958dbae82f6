using AcsConnector.ConnectorFiles.Validation.JsonSchemas;
using AcsConnector.Testing.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary><c>--schema</c>: each keyword refuses and lets pass, in the drafts that know it.</summary>
public sealed class JsonSchemaTests
{
    private const string Draft04 = "http://json-schema.org/draft-04/schema#";
    private const string Draft06 = "http://json-schema.org/draft-06/schema#";
    private const string Draft07 = "http://json-schema.org/draft-07/schema#";

    /// <summary>Schema, a value that it refuses, a value that it lets pass.</summary>
    private static readonly (string Schema, string Wrong, string Right)[] AllDrafts =
    [
        ("'type': 'string'", "1", "'x'"),
        ("'type': 'integer'", "1.5", "12345678901234567890123456789012345678901234567890"),
        ("'type': ['null', 'boolean']", "0", "false"),
        ("'type': 'object'", "[]", "{}"),
        ("'enum': [{ 'a': [1, 2] }, 2]", "{ 'a': [2, 1] }", "{ 'a': [1.0, 2] }"),
        ("'enum': [{ 'a': 1, 'b': 2 }]", "{ 'a': 1 }", "{ 'b': 2, 'a': 1 }"),
        ("'maximum': 3", "3.5", "3"),
        ("'minimum': -3", "-3.5", "-3"),
        ("'multipleOf': 0.01", "4.015", "4.02"),
        ("'maxLength': 2", "'abc'", "'\\ud83d\\ude00b'"),
        ("'minLength': 2", "'\\ud83d\\ude00'", "'ab'"),
        ("'pattern': '^a+$'", "'ab'", "'aaa'"),
        ("'pattern': '^a+$'", "'b'", "7"),
        ("'items': { 'type': 'string' }", "['a', 1]", "['a', 'b']"),
        ("'items': [{ 'type': 'string' }], 'additionalItems': false", "['a', 1]", "['a']"),
        ("'items': [{ 'type': 'string' }], 'additionalItems': { 'type': 'null' }", "['a', 1]", "['a', null]"),
        ("'maxItems': 1", "[1, 2]", "[1]"),
        ("'minItems': 2", "[1]", "[1, 2]"),
        ("'uniqueItems': true", "[1, 1.0]", "[1, '1', true, [1]]"),
        ("'required': ['a']", "{ 'b': 1 }", "{ 'a': 1 }"),
        ("'required': ['a']", "{}", "[]"),
        ("'properties': { 'a': { 'type': 'string' } }", "{ 'a': 1 }", "{ 'b': 1 }"),
        ("'properties': { '$ref': { 'type': 'string' } }", "{ '$ref': 1 }", "{ '$ref': 'a' }"),
        ("'patternProperties': { '^x-(?!ms-)': { 'type': 'string' } }", "{ 'x-a': 1 }", "{ 'x-ms-a': 1, 'x-a': 'b' }"),
        ("'additionalProperties': false, 'properties': { 'a': {} }, 'patternProperties': { '^x': {} }", "{ 'b': 1 }", "{ 'a': 1, 'xy': 2 }"),
        ("'additionalProperties': { 'type': 'string' }, 'properties': { 'a': {} }", "{ 'b': 1 }", "{ 'a': 1, 'b': 'c' }"),
        ("'maxProperties': 1", "{ 'a': 1, 'b': 2 }", "{ 'a': 1 }"),
        ("'minProperties': 1", "{}", "{ 'a': 1 }"),
        ("'dependencies': { 'a': ['b'] }", "{ 'a': 1 }", "{ 'a': 1, 'b': 2 }"),
        ("'dependencies': { 'a': { 'required': ['b'] } }", "{ 'a': 1 }", "{ 'c': 1 }"),
        ("'allOf': [{ 'minimum': 1 }, { 'maximum': 2 }]", "3", "2"),
        ("'anyOf': [{ 'type': 'string' }, { 'minimum': 5 }]", "3", "6"),
        ("'oneOf': [{ 'minimum': 3 }, { 'maximum': 5 }]", "4", "6"),
        ("'oneOf': [{ 'type': 'string' }, { 'type': 'null' }]", "4", "null"),
        ("'not': { 'type': 'string' }", "'a'", "1"),
        ("'$ref': '#/definitions/a~1b', 'definitions': { 'a/b': { 'type': 'string' } }", "1", "'x'"),
        ("'$ref': '#/definitions/a%3Cb%3E', 'definitions': { 'a<b>': { 'type': 'string' } }, 'maximum': 1", "1", "'beside a $ref nothing counts'"),
        ("'properties': { 'next': { '$ref': '#' } }, 'additionalProperties': false", "{ 'next': { 'next': { 'last': 1 } } }", "{ 'next': { 'next': {} } }"),
        ("'allOf': [{ '$ref': '#' }], 'type': 'string'", "1", "'a schema that asks for itself ends'"),
        ("'format': 'email', 'type': 'string'", "1", "'format is no assertion'"),
        ("'$ref': 'http://json-schema.org/draft-04/schema#/definitions/positiveInteger'", "-1", "1"),
        ("'$ref': 'http://json-schema.org/draft-07/schema#/properties/title'", "-1", "'x'"),
    ];

    private static readonly (string Schema, string Wrong, string Right)[] OnlyDraft04 =
    [
        ("'maximum': 3, 'exclusiveMaximum': true", "3", "2.9"),
        ("'minimum': 3, 'exclusiveMinimum': true", "3", "3.1"),
        ("'type': 'integer'", "1.0", "1"),
        ("'const': 1, 'contains': {}, 'propertyNames': false, 'type': 'object'", "1", "{ 'unknown keywords': 'count for nothing' }"),
        ("'id': 'http://a.example/root.json', 'allOf': [{ '$ref': 'part.json' }], 'definitions': { 'p': { 'id': 'part.json', 'type': 'string' } }", "1", "'x'"),
    ];

    private static readonly (string Schema, string Wrong, string Right)[] FromDraft06 =
    [
        ("'exclusiveMaximum': 3", "3", "2.9"),
        ("'exclusiveMinimum': 3", "3", "3.1"),
        ("'type': 'integer'", "1.5", "1.0"),
        ("'const': { 'a': 1 }", "{ 'a': 2 }", "{ 'a': 1 }"),
        ("'contains': { 'minimum': 5 }", "[1, 2]", "[1, 6]"),
        ("'propertyNames': { 'maxLength': 1 }", "{ 'ab': 1 }", "{ 'a': 1 }"),
        ("'properties': { 'a': false }", "{ 'a': 1 }", "{ 'b': 1 }"),
        ("'items': [true, false]", "[1, 2]", "[1]"),
        ("'$id': 'http://a.example/root.json', 'allOf': [{ '$ref': '#part' }], 'definitions': { 'p': { '$id': '#part', 'type': 'string' } }", "1", "'x'"),
    ];

    private static readonly (string Schema, string Wrong, string Right)[] FromDraft07 =
    [
        ("'if': { 'type': 'string' }, 'then': { 'minLength': 3 }", "'ab'", "1"),
        ("'if': { 'type': 'string' }, 'else': { 'minimum': 3 }", "1", "'ab'"),
    ];

    /// <summary>Draft, a word that its own schema knows and the others do not, and a value that the word does not take.</summary>
    private static readonly (string Draft, string Name, string Wrong, string Right)[] OwnSchemas =
    [
        (Draft04, "positiveInteger", "'maximum': 3, 'exclusiveMaximum': 3", "'maximum': 3, 'exclusiveMaximum': true"),
        (Draft06, "nonNegativeInteger", "'exclusiveMaximum': true", "'exclusiveMaximum': 3, 'if': 'a word of draft 07'"),
        (Draft07, "nonNegativeInteger", "'if': 'a word of draft 07'", "'if': { 'const': 1 }, 'exclusiveMaximum': 3"),
    ];

    public static TheoryData<string, string, string, string> Rows => [
        .. In(Draft04, AllDrafts), .. In(Draft06, AllDrafts), .. In(Draft07, AllDrafts),
        .. In(Draft04, OnlyDraft04), .. In(Draft06, FromDraft06), .. In(Draft07, FromDraft06), .. In(Draft07, FromDraft07),
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Refuses_and_lets_pass(string draft, string schema, string wrong, string right)
    {
        using var connector = new WrongConnector();
        connector.Write("settings.schema.json", Json($"{{ '$schema': '{draft}', {schema} }}"));

        connector.Write(WrongConnector.Settings, Json(wrong));
        Assert.NotEmpty(Violations(connector));
        connector.Write(WrongConnector.Settings, Json(right));
        Assert.Empty(Violations(connector));
    }

    public static TheoryData<string, string, string, string> OwnSchemaRows => [.. OwnSchemas];

    /// <summary>A schema may ask for values that are schemas themselves, of its draft or of another.</summary>
    [Theory]
    [MemberData(nameof(OwnSchemaRows))]
    public void Knows_the_drafts_own_schemas(string draft, string name, string wrong, string right)
    {
        foreach (var user in new[] { Draft04, Draft06, Draft07 })
        {
            using var connector = new WrongConnector();
            var members = $"'schema': {{ '$ref': '{draft}' }}, 'number': {{ '$ref': '{draft}/definitions/{name}' }}";
            connector.Write("settings.schema.json", Json($"{{ '$schema': '{user}', 'properties': {{ {members} }} }}"));

            connector.Write(WrongConnector.Settings, Json($"{{ 'schema': {{ {wrong} }}, 'number': -1 }}"));
            Assert.Equal(2, Violations(connector).Count());
            connector.Write(WrongConnector.Settings, Json($"{{ 'schema': {{ {right} }}, 'number': 1 }}"));
            Assert.Empty(Violations(connector));
        }
    }

    [Fact]
    public void The_finding_has_the_place_the_path_and_the_keyword()
    {
        using var connector = new WrongConnector();
        connector.Write("settings.schema.json", """{ "properties": { "icon": { "enum": ["logo.png"] } } }""");
        var found = Assert.Single(connector.Validate(connector.At("settings.schema.json")));
        Assert.Equal(("SchemaViolation", 5, 13, "$.icon", "'icon.png' is none of: logo.png. [enum]"), (found.Rule.Name, found.Line, found.Column, found.Path, found.Message));
    }

    /// <summary>Of several forms, the one that was meant is the one whose fixed words fit.</summary>
    [Fact]
    public void Tells_of_the_form_that_was_meant()
    {
        using var connector = new WrongConnector();
        connector.Write("settings.schema.json", Json("""
            { 'oneOf': [
                { 'properties': { 'icon': { 'enum': ['logo.png'] } } },
                { 'properties': { 'icon': { 'enum': ['icon.png'] }, 'environment': { 'type': 'integer' }, 'apiProperties': { 'type': 'integer' } } }] }
            """));
        Assert.Equal(["$.environment", "$.apiProperties"], connector.Validate(connector.At("settings.schema.json")).Select(finding => finding.Path));
    }

    [Fact]
    public void What_is_newer_than_the_schema_is_a_note()
    {
        using var connector = new WrongConnector();
        connector.Write("settings.schema.json", """{ "additionalProperties": false, "properties": { "icon": { }, "environment": { }, "apiProperties": { }, "apiDefinition": { }, "powerAppsUrl": { } } }""");
        connector.Edit(WrongConnector.Settings, "\"powerAppsApiVersion\": \"2016-11-01\"", "\"script\": \"icon.png\"");
        Assert.Equal(["NewerThanSchema"], connector.Validate(connector.At("settings.schema.json")).Select(finding => finding.Rule.Name));
    }

    [Theory]
    [InlineData("""{ "id": "http://swagger.io/v2/schema.json#" }""", SchemaTarget.Definition)]
    [InlineData("""{ "$id": "https://adatum.com/paconn-apiProperties.schema.json" }""", SchemaTarget.Properties)]
    [InlineData("""{ "title": "The settings.json of paconn" }""", SchemaTarget.Settings)]
    public void Sees_which_file_a_schema_is_about(string schema, SchemaTarget target)
    {
        using var connector = new WrongConnector();
        connector.Write("my.json", schema);
        Assert.Equal(target, SchemaFile.Read(connector.At("my.json")).Target);
        Assert.Equal(SchemaTarget.Settings, SchemaFile.Read($"settings={connector.At("my.json")}").Target);
    }

    [Theory]
    [InlineData("{ }", "Nothing in '")]
    [InlineData("""{ "id": "swagger", }""", ":1:20 is not JSON")]
    [InlineData("""{ "id": "swagger", "$schema": "https://json-schema.org/draft/2020-12/schema" }""", "Only the drafts 04, 06 and 07")]
    [InlineData("""{ "id": "swagger", "$ref": "https://adatum.com/other.json" }""", ":1: 'https://adatum.com/other.json' is not in the file")]
    [InlineData("""{ "id": "swagger", "properties": { "a": { "$ref": "#/definitions/b" } } }""", ":1: '#/definitions/b' is not in the file")]
    [InlineData("""{ "id": "swagger", "pattern": "[a" }""", ":1: '[a' is not a regular expression")]
    public void Says_why_a_schema_is_of_no_use(string schema, string words)
    {
        using var connector = new WrongConnector();
        connector.Write("my.json", schema);
        Assert.Contains(words, Assert.Throws<UnusableSchemaException>(() => SchemaFile.Read(connector.At("my.json"))).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Violations(WrongConnector connector) =>
        connector.Validate(connector.At("settings.schema.json")).Where(finding => finding.Rule.Name == "SchemaViolation").Select(finding => finding.Message);

    private static IEnumerable<(string, string, string, string)> In(string draft, IEnumerable<(string Schema, string Wrong, string Right)> rows) =>
        rows.Select(row => (draft, row.Schema, row.Wrong, row.Right));

    private static string Json(string text) => text.Replace('\'', '"');
}
