namespace AcsConnector.Flows.Values;

/// <summary>A value of the workflow definition language. Values never change.</summary>
internal abstract class Value : IEquatable<Value>
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
