using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AcsConnector.Flows.Values;

/// <summary>Named values in their order. A name is looked up as it is written first, then ignoring case.</summary>
internal sealed class ObjectValue(OrderedDictionary<string, Value> properties) : Value, IEnumerable<KeyValuePair<string, Value>>
{
    public static readonly ObjectValue Empty = new(new OrderedDictionary<string, Value>());

    public ObjectValue(params ReadOnlySpan<(string Name, Value Value)> properties)
        : this(Ordered(properties))
    {
    }

    public int Count => properties.Count;

    public IEnumerable<string> Names => properties.Keys;

    public override string TypeName => "Object";

    /// <summary>The property, or null where there is none.</summary>
    public Value? this[string name] => TryGet(name, out var value) ? value : null;

    public bool TryGet(string name, [NotNullWhen(true)] out Value? value)
    {
        if (properties.TryGetValue(name, out value))
            return true;
        var index = IndexIgnoringCase(name);
        value = index < 0 ? null : properties.GetAt(index).Value;
        return index >= 0;
    }

    /// <summary>The same object with this property at the end. One that is there keeps its name, not its place: so the service does.</summary>
    public ObjectValue With(string name, Value value)
    {
        var changed = new OrderedDictionary<string, Value>(properties);
        var index = IndexOf(name);
        if (index >= 0)
        {
            name = properties.GetAt(index).Key;
            changed.RemoveAt(index);
        }

        changed.Add(name, value);
        return new ObjectValue(changed);
    }

    public ObjectValue Without(string name)
    {
        var index = IndexOf(name);
        if (index < 0)
            return this;
        var changed = new OrderedDictionary<string, Value>(properties);
        changed.RemoveAt(index);
        return new ObjectValue(changed);
    }

    public override string ToText() => Binary.TextOf(this) ?? ValueJson.Write(this);

    public override bool Equals(Value? other) =>
        ReferenceEquals(this, other)
        || (other is ObjectValue that && that.Count == Count && properties.All(property => that.Has(property.Key, property.Value)));

    public override int GetHashCode() => properties.Aggregate(Count, (hash, property) => hash + HashCode.Combine(property.Key, property.Value));

    /// <summary>The properties in their order.</summary>
    public OrderedDictionary<string, Value>.Enumerator GetEnumerator() => properties.GetEnumerator();

    IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Has(string name, Value value) => properties.TryGetValue(name, out var own) && own.Equals(value);

    private int IndexOf(string name)
    {
        var exact = properties.IndexOf(name);
        return exact >= 0 ? exact : IndexIgnoringCase(name);
    }

    private int IndexIgnoringCase(string name)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (string.Equals(properties.GetAt(i).Key, name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static OrderedDictionary<string, Value> Ordered(ReadOnlySpan<(string Name, Value Value)> properties)
    {
        var ordered = new OrderedDictionary<string, Value>(properties.Length);
        foreach (var (name, value) in properties)
            ordered[name] = value;
        return ordered;
    }
}
