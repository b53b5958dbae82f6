using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AcsConnector.Flows.Expressions;

/// <summary>A value of the workflow definition language. Values never change.</summary>
public abstract class Value : IEquatable<Value>
{
    public static Value Null { get; } = new NullValue();

    public bool IsNull => this is NullValue;

    /// <summary>The type's name as the service's messages have it.</summary>
    public abstract string TypeName { get; }

    /// <summary>The value inside a text: what interpolation, <c>string</c> and <c>concat</c> make of it.</summary>
    public abstract string ToText();

    /// <summary>Deep, and numbers by value: 1 equals 1.0.</summary>
    public abstract bool Equals(Value? other);

    public abstract override int GetHashCode();

    public sealed override bool Equals(object? obj) => Equals(obj as Value);

    public sealed override string ToString() => ToText();

    public static implicit operator Value(string? text) => text is null ? Null : new StringValue(text);

    public static implicit operator Value(bool value) => value ? BooleanValue.True : BooleanValue.False;

    public static implicit operator Value(long value) => new IntegerValue(value);

    public static implicit operator Value(double value) => new FloatValue(value);

    public static implicit operator Value(decimal value) => new DecimalValue(value);
}

public sealed class NullValue : Value
{
    internal NullValue()
    {
    }

    public override string TypeName => "Null";

    public override string ToText() => "";

    public override bool Equals(Value? other) => other is NullValue;

    public override int GetHashCode() => 0;
}

public sealed class BooleanValue : Value
{
    public static readonly BooleanValue True = new(true);
    public static readonly BooleanValue False = new(false);

    private BooleanValue(bool content) => Content = content;

    public bool Content { get; }

    public override string TypeName => "Boolean";

    public override string ToText() => Content ? "True" : "False";

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Content ? 1 : 2;
}

public sealed class StringValue(string content) : Value
{
    public string Content { get; } = content;

    public override string TypeName => "String";

    public override string ToText() => Content;

    public override bool Equals(Value? other) => other is StringValue text && text.Content == Content;

    public override int GetHashCode() => Content.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One of the three kinds of numbers. They compare by value.</summary>
public abstract class NumberValue : Value
{
    public abstract double AsDouble { get; }

    public override bool Equals(Value? other) => (this, other) switch
    {
        (IntegerValue a, IntegerValue b) => a.Content == b.Content,
        (FloatValue or IntegerValue, FloatValue or IntegerValue) => AsDouble.Equals(((NumberValue)other).AsDouble),
        (DecimalValue or IntegerValue, DecimalValue or IntegerValue) => AsDecimal(this) == AsDecimal((NumberValue)other),
        (_, NumberValue number) => AsDouble.Equals(number.AsDouble),
        _ => false,
    };

    public override int GetHashCode() => AsDouble.GetHashCode();

    private static decimal AsDecimal(NumberValue number) => number is DecimalValue value ? value.Content : ((IntegerValue)number).Content;
}

public sealed class IntegerValue(long content) : NumberValue
{
    public long Content { get; } = content;

    public override double AsDouble => Content;

    public override string TypeName => "Integer";

    public override string ToText() => Content.ToString(CultureInfo.InvariantCulture);
}

public sealed class FloatValue(double content) : NumberValue
{
    public double Content { get; } = content;

    public override double AsDouble => Content;

    public override string TypeName => "Float";

    /// <summary>The shortest text that reads back: 5.0 is 5.</summary>
    public override string ToText() => Content.ToString(CultureInfo.InvariantCulture);
}

public sealed class DecimalValue(decimal content) : NumberValue
{
    public decimal Content { get; } = content;

    public override double AsDouble => (double)Content;

    public override string TypeName => "Float";

    /// <summary>Keeps the scale: 5.0000 stays 5.0000.</summary>
    public override string ToText() => Content.ToString(CultureInfo.InvariantCulture);
}

public sealed class ArrayValue(IReadOnlyList<Value> items) : Value
{
    public static readonly ArrayValue Empty = new([]);

    public IReadOnlyList<Value> Items { get; } = items;

    public override string TypeName => "Array";

    public override string ToText() => ValueJson.Write(this);

    public override bool Equals(Value? other) => ReferenceEquals(this, other) || (other is ArrayValue array && Items.SequenceEqual(array.Items));

    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}

/// <summary>Named values in their order. A name is looked up as it is written first, then ignoring case.</summary>
public sealed class ObjectValue(OrderedDictionary<string, Value> properties) : Value, IEnumerable<KeyValuePair<string, Value>>
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

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => properties.GetEnumerator();

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
