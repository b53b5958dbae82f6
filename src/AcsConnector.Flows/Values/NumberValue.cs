namespace AcsConnector.Flows.Values;

/// <summary>One of the three kinds of numbers. They compare by value.</summary>
internal abstract class NumberValue : Value
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
