using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>
/// YAML as nodes. Plain scalars are what JSON says: <c>true</c>, <c>null</c> and numbers; all else is text, dates and <c>no</c> too.
/// </summary>
internal sealed partial class YamlNodes
{
    private static readonly string[] TagsOfText = ["!", "tag:yaml.org,2002:str"];

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, (Node Node, int Count)> _anchors = [];
    private int _count;

    private YamlNodes(string text) => _parser = new Parser(new StringReader(text));

    /// <exception cref="NodeException">The text is not one YAML document of that kind.</exception>
    public static Node Parse(string text)
    {
        var nodes = new YamlNodes(text);
        try
        {
            return nodes.ReadDocument();
        }
        catch (YamlException e)
        {
            throw new NodeException(PlaceOf(e.Start), $"It is not YAML that can be read: {e.Message.TrimEnd('.')}.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // What the parser itself does not expect, such as the end of the text inside of a list.
            throw new NodeException(PlaceOf(nodes._parser.Current?.End ?? Mark.Empty), "It is not YAML that can be read from here on.");
        }
    }

    private Node ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
            throw new NodeException(new Place(1, 1), "It is empty.");
        Next();
        var root = ReadNode(1);
        Next();
        if (Next() is not StreamEnd)
            throw new NodeException(Here, "It has more than one document.");
        return root;
    }

    private Place Here => PlaceOf(_parser.Current!.Start);

    private ParsingEvent Next()
    {
        do
        {
            if (!_parser.MoveNext())
                throw new NodeException(new Place(1, 1), "It ends too early.");
        }
        while (_parser.Current is Comment);
        return _parser.Current!;
    }

    /// <summary>The node that begins with the current event; afterwards its last event is the current one.</summary>
    private Node ReadNode(int depth)
    {
        NodeLimits.Check(Here, depth, ++_count);
        var before = _count;
        if (_parser.Current is AnchorAlias alias)
            return Repeat(alias);
        var begin = (NodeEvent)_parser.Current!;
        Node node = begin switch
        {
            Scalar scalar => new LeafNode(Here, ValueOf(scalar)),
            SequenceStart => ReadList(depth),
            _ => ReadMap(depth),
        };
        if (!begin.Anchor.IsEmpty)
            _anchors[begin.Anchor] = (node, _count - before + 1);
        return node;
    }

    private Node Repeat(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
            throw new NodeException(Here, $"There is no '&{alias.Value}' before this alias.");
        NodeLimits.Check(Here, depth: 0, _count += anchored.Count);
        return anchored.Node;
    }

    private ListNode ReadList(int depth)
    {
        var place = Here;
        RefuseTag();
        var items = new List<Node>();
        while (Next() is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        return new ListNode(place, items);
    }

    private MapNode ReadMap(int depth)
    {
        var place = Here;
        RefuseTag();
        var members = new List<Member>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var at = Here;
            if (_parser.Current is not Scalar { Value: var name })
                throw new NodeException(at, "A name is a text.");
            if (!names.Add(name))
                throw new NodeException(at, $"'{name}' is there twice.");
            Next();
            members.Add(new Member(name, at, ReadNode(depth + 1)));
        }

        return new MapNode(place, members);
    }

    private void RefuseTag()
    {
        if (_parser.Current is NodeEvent { Tag: { IsEmpty: false } tag })
            throw new NodeException(Here, $"The tag '{tag}' means nothing here.");
    }

    private Value ValueOf(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty)
        {
            if (!TagsOfText.Contains(scalar.Tag.ToString()))
                RefuseTag();
            return scalar.Value;
        }

        return scalar.Style != ScalarStyle.Plain ? scalar.Value : scalar.Value switch
        {
            "" or "null" => Value.Null,
            "true" => true,
            "false" => false,
            var text when Number.IsMatch(text) => ValueJson.Parse(text),
            var text => text,
        };
    }

    private static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}
