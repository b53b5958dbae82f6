using System.Text.Json;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>The language of RFC 8259, which is less than what is read here.</summary>
internal static class StrictJson
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The first place where the text is no JSON; null where it is, or is not in UTF-8.</summary>
    public static JsonMistake? FindMistake(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(ByteOrderMark))
            content = content[ByteOrderMark.Length..];
        if (content is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
            return null;
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = ValueJson.MaxNesting + 1 });
        try
        {
            while (reader.Read())
            {
                // Everything is read.
            }

            return null;
        }
        catch (JsonException e)
        {
            return new JsonMistake((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, Explain(content, reader.BytesConsumed, e));
        }
    }

    private static string Explain(ReadOnlySpan<byte> content, long consumed, JsonException e)
    {
        var rest = content[(int)consumed..].TrimStart(" \t\r\n:,"u8);
        return rest switch
        {
            [(byte)'\'', ..] => "Texts and names stand in double quotes, not in single ones.",
            [(byte)'/', ..] => "JSON has no comments.",
            [(byte)'}' or (byte)']', ..] => "There is a comma too many before it.",
            [(>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (byte)'$', ..] => "Names stand in double quotes.",
            _ => e.Message.Split(" LineNumber:")[0],
        };
    }
}
