using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>Members in their order, no name twice.</summary>
internal sealed class MapNode(Place place, IReadOnlyList<Member> members) : Node(place)
{
    public IReadOnlyList<Member> Members => members;

    /// <summary>The member's value, or null where there is none.</summary>
    public Node? this[string name] => members.FirstOrDefault(member => member.Name == name)?.Content;

    public override Value ToValue() => new ObjectValue([.. members.Select(member => (member.Name, member.Content.ToValue()))]);
}
