using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>Values in their order.</summary>
internal sealed class ListNode(Place place, IReadOnlyList<Node> items) : Node(place)
{
    public IReadOnlyList<Node> Items => items;

    public override Value ToValue() => new ArrayValue([.. items.Select(item => item.ToValue())]);
}
