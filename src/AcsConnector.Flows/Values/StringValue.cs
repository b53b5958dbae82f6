namespace AcsConnector.Flows.Values;

public sealed class StringValue(string content) : Value
{
    public string Content { get; } = content;

    public override string TypeName => "String";

    public override string ToText() => Content;

    public override bool Equals(Value? other) => other is StringValue text && text.Content == Content;

    public override int GetHashCode() => Content.GetHashCode(StringComparison.Ordinal);
}
