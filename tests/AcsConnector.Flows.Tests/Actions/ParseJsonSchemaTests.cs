using System.Text;
using AcsConnector.Flows.Tests.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Actions;

/// <summary>What ParseJson finds wrong: the schema, the content, and the messages in their order.</summary>
public sealed class ParseJsonSchemaTests
{
    [Theory]
    [InlineData("""{"type": "integer"}""", "1.0")]
    [InlineData("""{"type": "number"}""", "1")]
    [InlineData("""{"type": ["string", "null"]}""", "null")]
    [InlineData("""{"type": "any"}""", "[]")]
    [InlineData("{}", "true")]
    [InlineData("true", "1")]
    [InlineData("""{"type": "string", "format": "date-time"}""", "\"no date\"")]
    [InlineData("""{"enum": ["a", 1, {"x": [1]}]}""", """{"x": [1.0]}""")]
    [InlineData("""{"multipleOf": 0.1}""", "0.3")]
    [InlineData("""{"multipleOf": 0}""", "7")]
    [InlineData("""{"minimum": 5, "maximum": 5}""", "5")]
    [InlineData("""{"maxLength": 1}""", "\"👩‍👩‍👧\"")]
    [InlineData("""{"items": [{"type": "integer"}], "additionalItems": {"type": "string"}}""", """[1, "a", "b"]""")]
    [InlineData("""{"items": [{"type": "integer"}]}""", """[1, true]""")]
    [InlineData("""{"uniqueItems": true}""", """[1, "1", [1], {"a": 1}, {"a": 2}]""")]
    [InlineData("""{"oneOf": [{"type": "string"}, {"type": "integer"}], "not": {"enum": [2]}}""", "1")]
    [InlineData("""{"$ref": "#/definitions/a~1b", "type": "string", "definitions": {"a/b": {"type": "integer"}}}""", "1")]
    [InlineData("""{"$ref": "#/no/such/place"}""", "1")]
    [InlineData("""{"$ref": "https://elsewhere.example/schema.json"}""", "1")]
    [InlineData("""{"properties": {"pattern": {"type": "string"}, "a": false}, "required": 5, "minItems": "x"}""", """{"pattern": "x"}""")]
    public void A_value_that_fits_its_schema_is_taken(string schema, string content) => Assert.Equal("", Messages(schema, content));

    [Theory]
    [InlineData("""{"type": "integer"}""", "1.5", "Invalid type. Expected Integer but got Number.")]
    [InlineData("""{"type": ["null", "integer", "string"]}""", "true", "Invalid type. Expected String, Integer, Null but got Boolean.")]
    [InlineData("""{"type": "object"}""", "[]", "Invalid type. Expected Object but got Array.")]
    [InlineData("""{"type": "array"}""", "null", "Invalid type. Expected Array but got Null.")]
    [InlineData("""{"type": "string", "maxLength": 1}""", "\"ab\"", "String 'ab' exceeds maximum length of 1.")]
    [InlineData("""{"minLength": 3}""", "\"ab\"", "String 'ab' is less than minimum length of 3.")]
    [InlineData("""{"enum": ["a"]}""", "\"A\"", "Value \"A\" is not defined in enum.")]
    [InlineData("""{"enum": []}""", "[1]", "Value [1] is not defined in enum.")]
    [InlineData("""{"const": 1}""", "true", "Value true does not match const.")]
    [InlineData("""{"minimum": 0}""", "-1", "Integer -1 is less than minimum value of 0.")]
    [InlineData("""{"minimum": 2}""", "1.5", "Float 1.5 is less than minimum value of 2.")]
    [InlineData("""{"maximum": 10}""", "11", "Integer 11 exceeds maximum value of 10.")]
    [InlineData("""{"minimum": 0, "exclusiveMinimum": true}""", "0", "Integer 0 equals minimum value of 0 and exclusive minimum is true.")]
    [InlineData("""{"exclusiveMaximum": 5}""", "5", "Integer 5 equals maximum value of 5 and exclusive maximum is true.")]
    [InlineData("""{"exclusiveMinimum": 5}""", "4", "Integer 4 is less than minimum value of 5.")]
    [InlineData("""{"multipleOf": 5}""", "7", "Integer 7 is not a multiple of 5.")]
    [InlineData("""{"minItems": 1}""", "[]", "Array item count 0 is less than minimum count of 1.")]
    [InlineData("""{"maxItems": 2}""", "[1, 2, 3]", "Array item count 3 exceeds maximum count of 2.")]
    [InlineData("""{"uniqueItems": true}""", """[{"a": 1, "b": 2}, {"b": 2.0, "a": 1}]""", "[1]: Non-unique array item at index 1.")]
    [InlineData("""{"minProperties": 2, "maxProperties": 0}""", """{"a": 1}""",
        "Object property count 1 exceeds maximum count of 0.|Object property count 1 is less than minimum count of 2.")]
    [InlineData("""{"required": ["b", "A", "a"]}""", """{"a": 1}""", "Required properties are missing from object: b, A.")]
    [InlineData("""{"additionalProperties": false, "properties": {"A": {}}}""", """{"a": 1}""",
        "a: Property 'a' has not been defined and the schema does not allow additional properties.")]
    [InlineData("""{"additionalProperties": {"type": "string"}}""", """{"a b": 1}""", "['a b']: Invalid type. Expected String but got Integer.")]
    [InlineData("""{"items": {"properties": {"n": {"type": "integer"}}}}""", """[{"n": 1}, {"n": "x"}]""", "[1].n: Invalid type. Expected Integer but got String.")]
    [InlineData("""{"items": [{}, {}], "additionalItems": false}""", "[1, 2, 3]", "[2]: Index 3 has not been defined and the schema does not allow additional items.")]
    [InlineData("""{"allOf": [{"type": "string"}, {"type": "integer"}, {"minimum": 9}]}""", "1", "JSON does not match all schemas from 'allOf'. Invalid schema indexes: 0, 2.")]
    [InlineData("""{"anyOf": [{"type": "string"}, {"type": "null"}]}""", "1", "JSON does not match any schemas from 'anyOf'.")]
    [InlineData("""{"oneOf": [{"type": "string"}, false]}""", "1", "JSON is valid against no schemas from 'oneOf'.")]
    [InlineData("""{"oneOf": [{"type": "integer"}, {"type": "number"}]}""", "1", "JSON is valid against more than one schema from 'oneOf'. Valid schema indexes: 0, 1.")]
    [InlineData("""{"not": {"type": "integer"}}""", "1", "JSON is valid against schema from 'not'.")]
    [InlineData("""{"properties": {"a": false}}""", """{"a": 1}""", "a: Schema always fails validation.")]
    [InlineData("""{"properties": {"h": {"$ref": "#/definitions/d"}}, "definitions": {"d": {"properties": {"c": {"type": "string"}}}}}""", """{"h": {"c": 1}}""",
        "h.c: Invalid type. Expected String but got Integer.")]
    [InlineData("""{"properties": {"o": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["b"], "maxProperties": 1,"""
        + """ "additionalProperties": false, "allOf": [{"required": ["c"]}]}}}""",
        """{"o": {"a": 1, "x": 2}}""",
        "o.a: Invalid type. Expected String but got Integer.|o.x: Property 'x' has not been defined and the schema does not allow additional properties."
        + "|o: JSON does not match all schemas from 'allOf'. Invalid schema indexes: 0.|o: Required properties are missing from object: b."
        + "|o: Object property count 2 exceeds maximum count of 1.")]
    public void What_does_not_fit_is_found_in_the_services_words(string schema, string content, string messages) => Assert.Equal(messages, Messages(schema, content));

    [Fact]
    public void Errors_inside_a_combination_come_with_the_last_schema_first()
    {
        var error = Errors("""{"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}""", """{"a": 1}""").Single();

        Assert.Equal("#/properties/a", error["schemaId"]);
        Assert.Equal("anyOf", error["errorType"]);
        Assert.Null(error["value"]);
        Assert.Equal(
            ["#/properties/a/anyOf/1", "#/properties/a/anyOf/0"],
            ((ArrayValue)error["childErrors"]!).Items.Select(child => ((ObjectValue)child)["schemaId"]!.ToText()));
    }

    [Theory]
    [InlineData("""{"pattern": "x"}""")]
    [InlineData("""{"patternProperties": {}}""")]
    [InlineData("""{"items": [{"not": {"pattern": "x"}}]}""")]
    [InlineData("""{"anyOf": [{"additionalProperties": {"pattern": "x"}}]}""")]
    [InlineData("""{"definitions": {"unused": {"properties": {"a": {"items": {"pattern": "x"}}}}}}""")]
    public void A_pattern_is_not_supported_wherever_it_is(string schema)
    {
        var record = Runs.Run(Action(schema, "{}")).Record("Parse");

        Assert.Equal("ActionSchemaNotSupported", record.Code);
        Assert.Null(record.Outputs);
    }

    [Theory]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}}""")]
    [InlineData("""{"anyOf": [{"$ref": "#"}, {"$ref": "#"}], "allOf": [{"$ref": "#"}]}""")]
    [InlineData("""{"not": {"$ref": "#"}}""")]
    [InlineData("""{"items": {"$ref": "#"}, "additionalProperties": {"$ref": "#"}}""")]
    public void A_schema_that_refers_to_itself_ends(string schema)
    {
        var content = new StringBuilder("1").Insert(0, "[", 200).Append(']', 200).ToString();

        Assert.NotNull(Runs.Run(Action(schema, content)).Record("Parse").Status);
    }

    [Fact]
    public void A_recursive_schema_follows_a_tree()
    {
        const string Tree = """{"type": "object", "properties": {"children": {"items": {"$ref": "#"}}}, "required": ["name"]}""";

        Assert.Equal(
            "children[0].children[0]: Required properties are missing from object: name.",
            Messages(Tree, """{"name": "a", "children": [{"name": "b", "children": [{}]}]}"""));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(200_000, Explicit = true, Traits = ["Category", "Stress"])]
    public void Schemas_that_double_with_every_step_are_given_up(int steps)
    {
        var definitions = string.Join(", ", Enumerable.Range(0, 60).Select(i => $$"""
            "d{{i}}": {"allOf": [{"$ref": "#/definitions/d{{i + 1}}"}, {"$ref": "#/definitions/d{{i + 1}}"}]}
            """));

        var action = Action($$"""{"$ref": "#/definitions/d0", "definitions": { {{definitions}} } }""", "1");
        var run = Runs.Run(action, limits: FlowLimits.Default with { MaxSchemaSteps = steps });

        Assert.Equal("ActionSchemaNotSupported", run.Record("Parse").Code);
        Assert.EndsWith($"more than {steps} steps.", run.ErrorOf("Parse"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1100)]
    [InlineData(20_000, Explicit = true, Traits = ["Category", "Stress"])]
    public void A_long_chain_of_schemas_is_given_up(int length)
    {
        var definitions = string.Join(", ", Enumerable.Range(0, length).Select(i => $$"""
            "d{{i}}": {"allOf": [{"$ref": "#/definitions/d{{i + 1}}"}]}
            """));

        var run = Runs.Run(Action($$"""{"$ref": "#/definitions/d0", "definitions": { {{definitions}} } }""", "1"));

        Assert.Equal("ActionSchemaNotSupported", run.Record("Parse").Code);
        Assert.EndsWith("more than 1000 levels.", run.ErrorOf("Parse"), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_items_are_compared_with_each_other_in_no_time()
    {
        var items = string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $$"""{"id": {{i}}}"""));

        Assert.Equal("", Messages("""{"uniqueItems": true}""", $"[{items}]"));
    }

    private static string Action(string schema, string content) => $$"""
        "Parse": {"type": "ParseJson", "inputs": {"content": {{ValueJson.Write(content)}}, "schema": {{schema}} } }
        """;

    private static List<ObjectValue> Errors(string schema, string content)
    {
        var record = Runs.Run(Action(schema, content)).Record("Parse");
        return record.Status == "Succeeded" ? [] : [.. ((ArrayValue)((ObjectValue)record.Outputs!)["errors"]!).Items.Cast<ObjectValue>()];
    }

    private static string Messages(string schema, string content) =>
        string.Join('|', Errors(schema, content).Select(error => (error["path"]!.ToText() is { Length: > 0 } path ? path + ": " : "") + error["message"]));
}
