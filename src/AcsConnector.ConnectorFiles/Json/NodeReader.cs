using System.Text;
using System.Text.Json;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Json;

/// <summary>Reads a file into nodes.</summary>
internal static class NodeReader
{
    private const int MaxDepth = 256;

    /// <exception cref="NotJsonException"/>
    public static Node Read(SourceFile file, bool allowComments = false)
    {
        var json = new Utf8JsonReader(file.Bytes.Span, new JsonReaderOptions
        {
            MaxDepth = MaxDepth,
            CommentHandling = allowComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
        });
        try
        {
            json.Read();
            var root = ReadValue(ref json, file, parent: null, name: null, nameOffset: 0);
            json.Read(); // Nothing may follow.
            return root;
        }
        catch (JsonException e)
        {
            var message = e.Message.Split(" LineNumber:")[0];
            throw new NotJsonException(file.PlaceOfByteInLine((int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0)), message, e);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, which no text can hold.
            throw new NotJsonException(file.PlaceOfByte((int)json.TokenStartIndex, "$"), e.Message, e);
        }
    }

    private static Node ReadValue(ref Utf8JsonReader json, SourceFile file, Node? parent, string? name, int nameOffset)
    {
        var offset = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new Node(file, parent, name, offset, nameOffset, JsonValueKind.Object, "");
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    var member = json.GetString()!;
                    var memberOffset = (int)json.TokenStartIndex;
                    json.Read();
                    members.Add(ReadValue(ref json, file, members, member, memberOffset));
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new Node(file, parent, name, offset, nameOffset, JsonValueKind.Array, "");
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(ref json, file, items, name: null, nameOffset: 0));
                return items;
            case JsonTokenType.String:
                return new Node(file, parent, name, offset, nameOffset, JsonValueKind.String, json.GetString()!);
            case JsonTokenType.Number:
                return new Node(file, parent, name, offset, nameOffset, JsonValueKind.Number, Encoding.UTF8.GetString(json.ValueSpan));
            case JsonTokenType.True:
                return new Node(file, parent, name, offset, nameOffset, JsonValueKind.True, "true");
            case JsonTokenType.False:
                return new Node(file, parent, name, offset, nameOffset, JsonValueKind.False, "false");
            default:
                return new Node(file, parent, name, offset, nameOffset, JsonValueKind.Null, "null");
        }
    }
}
