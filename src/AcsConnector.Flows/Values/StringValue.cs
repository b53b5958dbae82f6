namespace AcsConnector.Flows.Values;

internal sealed class StringValue : Value
{
    /// <summary>The text, or what it is made of when it is asked for.</summary>
    private object _content;

    public StringValue(string content) => _content = content;

    private StringValue(GrowingText growing) => _content = growing;

    public string Content => _content as string ?? Read();

    /// <summary>The length of the content.</summary>
    internal int Length => _content is string text ? text.Length : ((GrowingText)_content).Length;

    public override string TypeName => "String";

    public override string ToText() => Content;

    public override bool Equals(Value? other) => other is StringValue text && text.Content == Content;

    public override int GetHashCode() => Content.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text with more at its end.</summary>
    internal StringValue Append(string more) => new(_content is GrowingText growing ? growing.Append(more) : GrowingText.Of(Content, more));

    private string Read()
    {
        var text = _content.ToString()!;
        _content = text;
        return text;
    }
}
