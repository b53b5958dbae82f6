namespace AcsConnector.Flows.Values;

internal sealed class NullValue : Value
{
    internal NullValue()
    {
    }

    public override string TypeName => "Null";

    public override string ToText() => "";

    public override bool Equals(Value? other) => other is NullValue;

    public override int GetHashCode() => 0;
}
