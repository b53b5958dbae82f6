using System.Text;
using System.Text.Json;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>JSON as nodes, with comments and commas at the end of lists, as editors write it.</summary>
internal ref struct JsonNodes
{
    private readonly byte[] _text;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _lineStart;
    private int _read;
    private int _count;

    private JsonNodes(byte[] text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = NodeLimits.MaxDepth,
        });
    }

    /// <exception cref="NodeException">The text is not one JSON value.</exception>
    public static Node Parse(string text)
    {
        var nodes = new JsonNodes(Encoding.UTF8.GetBytes(text));
        try
        {
            nodes._reader.Read();
            var root = nodes.ReadNode();
            nodes._reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            var place = new Place((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            throw new NodeException(place, $"It is not JSON that can be read: {e.Message.Split(" LineNumber:")[0]}");
        }
    }

    private Node ReadNode()
    {
        var place = Here();
        NodeLimits.Check(place, _reader.CurrentDepth, ++_count);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(place),
            JsonTokenType.StartArray => ReadList(place),
            JsonTokenType.String => new LeafNode(place, TextAt(place)),
            JsonTokenType.Number => new LeafNode(place, ValueJson.Parse(Encoding.UTF8.GetString(_reader.ValueSpan))),
            JsonTokenType.True => new LeafNode(place, true),
            JsonTokenType.False => new LeafNode(place, false),
            _ => new LeafNode(place, Value.Null),
        };
    }

    private ListNode ReadList(Place place)
    {
        var items = new List<Node>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadNode());
        return new ListNode(place, items);
    }

    private MapNode ReadMap(Place place)
    {
        var members = new List<Member>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var at = Here();
            var name = TextAt(at);
            if (!names.Add(name))
                throw new NodeException(at, $"'{name}' is there twice.");
            _reader.Read();
            members.Add(new Member(name, at, ReadNode()));
        }

        return new MapNode(place, members);
    }

    private readonly string TextAt(Place place)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new NodeException(place, "The text has half of a character (a lone surrogate).");
        }
    }

    /// <summary>The place of the current token.</summary>
    private Place Here()
    {
        for (var end = (int)_reader.TokenStartIndex; _read < end; _read++)
        {
            if (_text[_read] == (byte)'\n')
                (_line, _lineStart) = (_line + 1, _read + 1);
        }

        return new Place(_line, Encoding.UTF8.GetCharCount(_text, _lineStart, _read - _lineStart) + 1);
    }
}
