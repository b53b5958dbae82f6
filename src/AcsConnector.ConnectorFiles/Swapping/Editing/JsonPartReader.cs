using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>Reads a JSON file with the place of each value.</summary>
internal static class JsonPartReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = 512,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="SwapException">The file is not JSON in UTF-8.</exception>
    public static JsonPart Read(string file, byte[] content)
    {
        var mark = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var json = new Utf8JsonReader(content.AsSpan(mark), Options);
        try
        {
            json.Read();
            var root = ReadValue(ref json, new Name("", null, 0, 0), mark);
            json.Read(); // Nothing may follow.
            return root;
        }
        catch (JsonException e)
        {
            throw new SwapException($"{file} is not JSON in UTF-8 (line {e.LineNumber + 1}): {e.Message.Split(" LineNumber:")[0]} "
                + "Export it once more.");
        }
        catch (InvalidOperationException)
        {
            throw new SwapException($"{file} holds a text that is no Unicode. Export it once more.");
        }
    }

    private static JsonPart ReadValue(ref Utf8JsonReader json, Name name, int mark)
    {
        var start = mark + (int)json.TokenStartIndex;
        return json.TokenType switch
        {
            JsonTokenType.StartObject => Part(ReadMembers(ref json, name, mark), JsonValueKind.Object, name, start, EndOf(json, mark)),
            JsonTokenType.StartArray => Part(ReadItems(ref json, name, mark), JsonValueKind.Array, name, start, EndOf(json, mark)),
            JsonTokenType.String => Part([], JsonValueKind.String, name, start, start + json.ValueSpan.Length + 2, json.GetString()),
            JsonTokenType.Number => Part([], JsonValueKind.Number, name, start, start + json.ValueSpan.Length),
            JsonTokenType.True => Part([], JsonValueKind.True, name, start, start + json.ValueSpan.Length),
            JsonTokenType.False => Part([], JsonValueKind.False, name, start, start + json.ValueSpan.Length),
            _ => Part([], JsonValueKind.Null, name, start, start + json.ValueSpan.Length),
        };
    }

    private static List<JsonPart> ReadMembers(ref Utf8JsonReader json, Name parent, int mark)
    {
        var members = new List<JsonPart>();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var start = mark + (int)json.TokenStartIndex;
            var text = json.GetString()!;
            var name = new Name($"{parent.Pointer}/{Escape(text)}", text, start, start + json.ValueSpan.Length + 2);
            json.Read();
            members.Add(ReadValue(ref json, name, mark));
        }

        return members;
    }

    private static List<JsonPart> ReadItems(ref Utf8JsonReader json, Name parent, int mark)
    {
        var items = new List<JsonPart>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{parent.Pointer}/{items.Count}");
            items.Add(ReadValue(ref json, new Name(pointer, null, 0, 0), mark));
        }

        return items;
    }

    private static int EndOf(in Utf8JsonReader json, int mark) => mark + (int)json.TokenStartIndex + 1;

    private static JsonPart Part(IReadOnlyList<JsonPart> children, JsonValueKind kind, Name name, int start, int end, string? text = null) =>
        new(kind, name.Pointer, name.Text, name.Start, name.End, start, end, text) { Children = children };

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private readonly record struct Name(string Pointer, string? Text, int Start, int End);
}
