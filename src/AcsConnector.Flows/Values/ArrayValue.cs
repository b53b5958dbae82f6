namespace AcsConnector.Flows.Values;

internal sealed class ArrayValue(IReadOnlyList<Value> items) : Value
{
    public static readonly ArrayValue Empty = new([]);

    public IReadOnlyList<Value> Items { get; } = items;

    public override string TypeName => "Array";

    public override string ToText() => ValueJson.Write(this);

    public override bool Equals(Value? other) => ReferenceEquals(this, other) || (other is ArrayValue array && Items.SequenceEqual(array.Items));

    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}
