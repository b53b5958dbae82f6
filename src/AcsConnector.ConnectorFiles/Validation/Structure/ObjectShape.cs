using System.Collections;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>An object and its members. What is not listed may not stand there, except the names that <c>others</c> takes.</summary>
/// <param name="place">As a message names it: "an operation".</param>
/// <param name="extensible">It may have members of one's own, which begin with x- but not with x-ms-.</param>
/// <param name="others">The shape of members that are not listed; null for one that may not stand there.</param>
internal sealed class ObjectShape(string place, bool extensible = false, Func<Node, Shape?>? others = null) : Shape, IEnumerable<string>
{
    /// <summary>No members of its own, to be added to another.</summary>
    public static readonly ObjectShape Nothing = new("nothing");

    private readonly Dictionary<string, Shape> _members = [];
    private readonly List<string> _required = [];

    /// <summary>Adds members of one shape; their names are separated by spaces, and one that has to be there ends in !</summary>
    public void Add(string names, Shape shape)
    {
        foreach (var name in names.Split(' '))
        {
            _members.Add(name.TrimEnd('!'), shape);
            if (name.EndsWith('!'))
                _required.Add(name.TrimEnd('!'));
        }
    }

    /// <summary>Adds all members of another object.</summary>
    public void Add(ObjectShape other)
    {
        foreach (var (name, shape) in other._members)
            _members.Add(name, shape);
        _required.AddRange(other._required);
    }

    public override IEnumerable<Finding> Check(Node node) => !node.IsObject
        ? [WrongType(node, "an object")]
        : node.Members.SelectMany(CheckMember)
            .Concat(_required.Where(name => node[name] is null).Select(name => StructureRules.RequiredPropertyMissing.At(node.Found(name, place))));

    public IEnumerator<string> GetEnumerator() => _members.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<Finding> CheckMember(Node member)
    {
        var name = member.Name!;
        if ((_members.GetValueOrDefault(name) ?? others?.Invoke(member)) is { } shape)
            return shape.Check(member);
        if (extensible && name.StartsWith("x-", StringComparison.Ordinal) && !name.StartsWith("x-ms-", StringComparison.Ordinal))
            return [];
        if (NewerThanSchema.Use(name, place) is { } use)
            return [StructureRules.NewerThanSchema.At(member.FoundAtName(name, use))];
        return [Unknown(member, name)];
    }

    private Finding Unknown(Node member, string name)
    {
        if (!extensible)
            return StructureRules.AdditionalPropertyNotAllowed.At(member.FoundAtName(name, place));
        if (!name.StartsWith("x-", StringComparison.Ordinal))
            return StructureRules.ExtensionNameNotValid.At(member.FoundAtName(name, place));
        if (ExtensionNames.IsKnown(name))
            return StructureRules.ExtensionWithoutEffect.At(member.FoundAtName(name, place));
        return ExtensionNames.Meant(name) is { } meant
            ? StructureRules.ExtensionMisspelled.At(member.FoundAtName(name, meant))
            : StructureRules.ExtensionNotAllowed.At(member.FoundAtName(name, place));
    }
}
