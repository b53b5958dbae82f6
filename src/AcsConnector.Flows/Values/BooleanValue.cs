namespace AcsConnector.Flows.Values;

internal sealed class BooleanValue : Value
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
