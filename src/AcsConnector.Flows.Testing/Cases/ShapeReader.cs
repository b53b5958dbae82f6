using System.Xml;
using AcsConnector.Flows.Testing.Reading;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>Reads parts of a file. What has another shape is a mistake; the reader then goes on with nothing in its place.</summary>
internal sealed class ShapeReader(FileMistakes mistakes)
{
    public FileMistakes Mistakes => mistakes;

    /// <summary>An object with no other members than these.</summary>
    public MapNode Map(Node node, string what, string[] members)
    {
        if (node is not MapNode map)
        {
            mistakes.Add(node.Place, $"{what} is an object: {string.Join(", ", members)}.");
            return new MapNode(node.Place, []);
        }

        foreach (var member in map.Members.Where(member => !members.Contains(member.Name)))
            mistakes.Add(member.Place, $"{what} has no '{member.Name}'.{HintOr(member.Name, members)}");
        return map;
    }

    /// <summary>The same, empty where there is none.</summary>
    public MapNode OptionalMap(Node? node, string what, string[] members) =>
        node is null ? new MapNode(default, []) : Map(node, $"'{what}'", members);

    /// <summary>An object with any members.</summary>
    public IReadOnlyList<Member> Members(Node? node, string what)
    {
        if (node is null)
            return [];
        if (node is MapNode map)
            return map.Members;
        mistakes.Add(node.Place, $"'{what}' is an object: a name and a value each.");
        return [];
    }

    /// <summary>A list with at least one item.</summary>
    public IReadOnlyList<Node> List(Node? node, Place otherwise, string what)
    {
        if (node is ListNode { Items: { Count: > 0 } items })
            return items;
        mistakes.Add(node?.Place ?? otherwise, $"'{what}' is a list with at least one of them.");
        return [];
    }

    public string RequiredText(MapNode map, string name, string what)
    {
        if (map[name] is LeafNode { Text: { Length: > 0 } text })
            return text;
        mistakes.Add(map[name]?.Place ?? map.Place, $"There has to be '{name}': {what}.");
        return "";
    }

    public string? Text(MapNode map, string name)
    {
        if (map[name] is not { } node)
            return null;
        if (node is LeafNode { Text: { Length: > 0 } text })
            return text;
        mistakes.Add(node.Place, $"'{name}' is a text.");
        return null;
    }

    public bool? Boolean(MapNode map, string name)
    {
        if (map[name] is not { } node)
            return null;
        if (node is LeafNode && node.ToValue() is BooleanValue { Content: var content })
            return content;
        mistakes.Add(node.Place, $"'{name}' is true or false.");
        return null;
    }

    public long? Number(MapNode map, string name, long from)
    {
        if (map[name] is not { } node)
            return null;
        if (node is LeafNode && node.ToValue() is IntegerValue { Content: var content } && content >= from && content <= int.MaxValue)
            return content;
        mistakes.Add(node.Place, $"'{name}' is a whole number from {from} on.");
        return null;
    }

    public TimeSpan? Duration(MapNode map, string name)
    {
        if (Text(map, name) is not { } text)
            return null;
        try
        {
            if (XmlConvert.ToTimeSpan(text) is var duration && duration >= TimeSpan.Zero)
                return duration;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // Said below.
        }

        mistakes.Add(map[name]!.Place, $"'{name}' is a duration such as PT35S or PT1H30M.");
        return null;
    }

    public ObjectValue? Object(MapNode map, string name)
    {
        if (map[name] is not { } node)
            return null;
        if (node.ToValue() is ObjectValue members)
            return members;
        mistakes.Add(node.Place, $"'{name}' is an object: a name and a value each.");
        return null;
    }

    /// <summary>A list of texts, none where there is none.</summary>
    public IEnumerable<string> Texts(Node? node, string what)
    {
        foreach (var item in node is null ? [] : List(node, node.Place, what))
        {
            if (item is LeafNode { Text: { Length: > 0 } text })
                yield return text;
            else
                mistakes.Add(item.Place, $"'{what}' is a list of paths, from this file on.");
        }
    }

    /// <summary>One of these words.</summary>
    public string? Word(Node? node, string what, string[] words)
    {
        if (node is null)
            return null;
        if (node is LeafNode { Text: { } text } && words.Contains(text))
            return text;
        var given = (node as LeafNode)?.ToValue().ToText();
        mistakes.Add(node.Place, $"{what} is {string.Join(", ", words)}{(given is null ? "" : $", not '{given}'")}.{Spelling.Hint(given ?? "", words)}");
        return null;
    }

    private static string HintOr(string name, string[] members) =>
        Spelling.Hint(name, members) is { Length: > 0 } hint ? hint : $" It has: {string.Join(", ", members)}.";
}
