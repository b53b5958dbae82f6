using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>What the service adds to a body: the defaults of properties that the designer hides.</summary>
internal static class InternalDefaults
{
    /// <summary>A required object inside a required object … may go on for ever.</summary>
    private const int MaxDepth = 4;

    /// <summary>The body with the defaults that are not in it.</summary>
    public static ObjectValue AddTo(ObjectValue body, SwaggerSchema schema) => AddTo(body, schema, 0);

    /// <summary>What a value nobody gave is filled with: its default, or an object of its properties' defaults. Null for nothing.</summary>
    public static Value? Create(SwaggerSchema schema) => Create(schema, 1);

    private static ObjectValue AddTo(ObjectValue body, SwaggerSchema schema, int depth)
    {
        foreach (var name in schema.PropertyNames)
        {
            var property = schema.Property(name);
            var given = body[name];
            var value = given switch
            {
                null => schema.Required.Contains(name) ? Create(property, depth + 1) : property.InternalDefault,
                ObjectValue inner => AddTo(inner, property, depth),
                _ => given,
            };
            if (value is not null && !ReferenceEquals(value, given))
                body = body.With(name, value);
        }

        return body;
    }

    private static Value? Create(SwaggerSchema schema, int depth)
    {
        if (schema.InternalDefault is { } value)
            return value;
        if (depth > MaxDepth || schema.PropertyNames.Count == 0)
            return null;
        var filled = AddTo(ObjectValue.Empty, schema, depth);
        return filled.Count > 0 && schema.Required.All(name => filled.TryGet(name, out _)) ? filled : null;
    }
}
