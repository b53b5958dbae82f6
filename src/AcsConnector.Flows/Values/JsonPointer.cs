namespace AcsConnector.Flows.Values;

/// <summary>The segments of JSON pointers. RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>A name as a pointer writes it.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The name that a segment stands for.</summary>
    public static string Unescape(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
