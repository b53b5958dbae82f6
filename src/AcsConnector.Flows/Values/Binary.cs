using System.Text;

namespace AcsConnector.Flows.Values;

/// <summary>Bytes with their type: the object <c>{"$content-type", "$content"}</c>, base64 inside.</summary>
internal static class Binary
{
    public static ObjectValue Create(string contentType, ReadOnlySpan<byte> content) => Create(contentType, Convert.ToBase64String(content));

    /// <param name="contentType">The type.</param>
    /// <param name="base64">The content as it is written; <see cref="Decode"/> says whether it can be read.</param>
    public static ObjectValue Create(string contentType, string base64) => new(("$content-type", contentType), ("$content", base64));

    public static bool Is(Value value) =>
        value is ObjectValue binary && binary["$content"] is StringValue && binary["$content-type"] is StringValue;

    /// <summary>The bytes, or null when the value holds none.</summary>
    public static byte[]? Bytes(Value value) => Is(value) ? Decode(((StringValue)((ObjectValue)value)["$content"]!).Content) : null;

    /// <summary>The bytes of base64 with or without blanks in it; null when the text is none.</summary>
    public static byte[]? Decode(string base64)
    {
        var bytes = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>The bytes read as UTF-8, or null when the value holds none.</summary>
    public static string? TextOf(Value value) => Bytes(value) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
