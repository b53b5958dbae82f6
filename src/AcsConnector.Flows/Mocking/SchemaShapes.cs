using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>What JSON schemas say: those of ParseJson and of triggers, and those of Swagger's responses, with their references.</summary>
internal sealed class SchemaShapes(ObjectValue root)
{
    private const int MaxDepth = 8;

    /// <summary>Schemas that contain themselves several times grow without an end.</summary>
    private int _left = 2000;

    /// <summary>Adds to a shape what a schema says of it.</summary>
    public void Apply(Value? json, ResponseShape shape, int depth = 0)
    {
        if (depth > MaxDepth || --_left < 0 || SwaggerReference.Follow(root, json) is not { } schema)
            return;
        foreach (var part in schema["allOf"].Items().Concat(schema["anyOf"].Items().Take(1)).Concat(schema["oneOf"].Items().Take(1)))
            Apply(part, shape, depth + 1);
        if ((schema["const"] ?? schema["example"] ?? schema["default"] ?? (schema["enum"].Items() is [var first, ..] ? first : null)) is { IsNull: false } value)
            shape.MayBe(value);
        var kind = KindOf(schema);
        if (kind is { } known)
            shape.Fix(known);
        if (kind is ShapeKind.Number && (schema["minimum"] ?? schema["maximum"]) is NumberValue limit)
            shape.MayBe(limit);
        if (schema["minLength"] is IntegerValue { Content: < 1000 } length)
            shape.MinLength = (int)length.Content;
        foreach (var (name, property) in schema["properties"].AsObject())
            Apply(property, shape.Property(name), depth + 1);
        foreach (var required in schema["required"].Items().OfType<StringValue>())
            shape.Property(required.Content);
        if (schema["items"] is ObjectValue items)
            Apply(items, shape.ItemOf(schema["minItems"] is IntegerValue { Content: < 20 } least ? (int)least.Content : 1), depth + 1);
    }

    private static ShapeKind? KindOf(ObjectValue schema)
    {
        var types = schema["type"] is ArrayValue several ? several.Items.Select(type => type.ToText()) : [schema["type"].Text() ?? ""];
        return types.FirstOrDefault(type => type != "null") switch
        {
            "object" => ShapeKind.Object,
            "array" => ShapeKind.Array,
            "integer" or "number" => ShapeKind.Number,
            "boolean" => ShapeKind.Boolean,
            "string" when schema["format"].IsText("date-time") => ShapeKind.Date,
            "string" when schema["format"].IsText("uri") => ShapeKind.Url,
            "string" when schema["format"].IsText("byte") => ShapeKind.Base64,
            "string" => ShapeKind.Text,
            _ => null,
        };
    }
}
