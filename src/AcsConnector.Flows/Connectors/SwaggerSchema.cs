using System.Collections.Concurrent;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>What a swagger schema says about a value and an object's properties, references and allOf resolved.</summary>
internal sealed class SwaggerSchema
{
    public static readonly SwaggerSchema Open = new(ObjectValue.Empty, null);

    private readonly ObjectValue _swagger;
    private readonly List<ObjectValue> _parts = [];
    private readonly ConcurrentDictionary<string, SwaggerSchema> _properties = new(StringComparer.Ordinal);
    private readonly string[] _longestFirst;

    public SwaggerSchema(ObjectValue swagger, Value? schema)
    {
        _swagger = swagger;
        AddParts(schema, []);
        Required = [.. _parts.SelectMany(part => part["required"].Items()).Select(name => name.ToText()).Distinct()];
        PropertyNames = [.. _parts.SelectMany(part => part["properties"].AsObject().Names).Distinct()];
        _longestFirst = [.. PropertyNames.OrderByDescending(name => name.Length)];
    }

    public IReadOnlyList<string> Required { get; }

    /// <summary>The schema itself, what it refers to, and its allOf: all of them hold.</summary>
    public IReadOnlyList<ObjectValue> Parts => _parts;

    /// <summary>Of an array's items; open where nothing is said of them.</summary>
    public SwaggerSchema Items => field ??= new SwaggerSchema(_swagger, _parts.Select(part => part["items"]).FirstOrDefault(IsValue));

    public IReadOnlyList<string> PropertyNames { get; }

    /// <summary>It names no property, allows more, or gets its properties at design time (<c>x-ms-dynamic-schema</c>).</summary>
    public bool IsOpen => PropertyNames.Count == 0 || _parts.Exists(part =>
        part["additionalProperties"] is ObjectValue or BooleanValue { Content: true }
        || part["x-ms-dynamic-schema"] is not null
        || part["x-ms-dynamic-properties"] is not null);

    /// <summary>The designer hides it.</summary>
    public bool IsInternal => _parts.Exists(part => part["x-ms-visibility"].IsText("internal"));

    /// <summary>Null when the designer shows it or the schema has none.</summary>
    public Value? InternalDefault => IsInternal
        ? _parts.Select(part => part["default"]).FirstOrDefault(IsValue)
        : null;

    /// <summary>The schema of a property, made when asked for: schemas may contain themselves. Runs at the same time share it.</summary>
    public SwaggerSchema Property(string name) => _properties.GetOrAdd(name, static (name, schema) => schema.Make(name), this);

    /// <summary>
    /// The properties that a flat key goes through: <c>user/name</c> is <c>name</c> in <c>user</c>, or one property of that name.
    /// Null when the schema does not know it.
    /// </summary>
    public IReadOnlyList<string>? Find(string key)
    {
        // The longest name first, because a name may have slashes itself.
        foreach (var name in _longestFirst.Where(name => IsStart(name, key)))
        {
            if (name.Length == key.Length)
                return [name];
            if (Property(name).Find(key[(name.Length + 1)..]) is { } rest)
                return [name, .. rest];
        }

        return IsOpen ? key.Split('/') : null;
    }

    private static bool IsStart(string name, string key) =>
        key.StartsWith(name, StringComparison.Ordinal) && (key.Length == name.Length || key[name.Length] == '/');

    private static bool IsValue(Value? json) => json is { IsNull: false };

    private SwaggerSchema Make(string property) => new(_swagger, _parts.Select(part => part["properties"].Member(property)).FirstOrDefault(IsValue));

    private void AddParts(Value? schema, HashSet<string> seen)
    {
        if (schema is not ObjectValue part)
            return;
        _parts.Add(part);
        if (part["$ref"].Text() is { } reference && seen.Add(reference))
            AddParts(SwaggerReference.Find(_swagger, reference), seen);
        foreach (var more in part["allOf"].Items())
            AddParts(more, seen);
    }
}
