using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AcsConnector.Emulator.Behaviour;

/// <summary>What of a request or a response may be shown: everything but tokens, keys and passwords.</summary>
internal static partial class SecretMask
{
    public const string Mask = "••••••••";
    private const int MaxLength = 8 * 1024;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A body as JSON without its secrets; null where there is none. What is no JSON loses everything that could be one.</summary>
    public static string? Body(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return null;
        try
        {
            return Shorten(Json(body));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Shorten(LongWord().Replace(Encoding.UTF8.GetString(body), Mask));
        }
    }

    /// <summary>A text of the service or of a caller without tokens and keys in it.</summary>
    public static string Text(string text) => Key().Replace(Token().Replace(text, Mask), $"$1{Mask}");

    private static string Json(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            var isSecret = false;
            while (reader.Read())
                isSecret = Copy(ref reader, writer, isSecret);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Whether the value that follows is a secret.</summary>
    private static bool Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer, bool isSecret)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                var name = reader.GetString()!;
                writer.WritePropertyName(Text(name));
                return SecretName().IsMatch(name);
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                return false;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                return false;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                return isSecret;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                return false;
            case JsonTokenType.String:
                writer.WriteStringValue(isSecret ? Mask : Text(reader.GetString()!));
                return isSecret;
            default:
                writer.WriteRawValue(reader.ValueSpan);
                return isSecret;
        }
    }

    private static string Shorten(string text) => text.Length <= MaxLength ? text : $"{text[..MaxLength]}…";

    [GeneratedRegex("(token|key|secret|password|signature)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"eyJ[\w-]{8,}(?:\.[\w-]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"((?:accesskey|signature|code|sig)=)[^;&\s'""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"[\w+/=.-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongWord();
}
