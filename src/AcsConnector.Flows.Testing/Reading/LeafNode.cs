using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>A text, a number, true, false or null.</summary>
internal sealed class LeafNode(Place place, Value content) : Node(place)
{
    /// <summary>The content of a text; null for another value.</summary>
    public string? Text => (content as StringValue)?.Content;

    public override Value ToValue() => content;
}
