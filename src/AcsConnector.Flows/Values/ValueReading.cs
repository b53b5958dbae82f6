namespace AcsConnector.Flows.Values;

/// <summary>Reads JSON whose shape is not known: what is missing, or of another type, is not there.</summary>
internal static class ValueReading
{
    /// <summary>The value as an object, empty where it is none.</summary>
    public static ObjectValue AsObject(this Value? json) => json as ObjectValue ?? ObjectValue.Empty;

    /// <summary>A member of an object, or null.</summary>
    public static Value? Member(this Value? json, string name) => (json as ObjectValue)?[name];

    /// <summary>The items of an array, none where it is no array.</summary>
    public static IReadOnlyList<Value> Items(this Value? json) => (json as ArrayValue)?.Items ?? [];

    /// <summary>The content of a text; null where it is empty or no text.</summary>
    public static string? Text(this Value? json) => json is StringValue { Content.Length: > 0 } text ? text.Content : null;

    /// <summary>Whether it is this text, ignoring case.</summary>
    public static bool IsText(this Value? json, string text) => string.Equals(json.Text(), text, StringComparison.OrdinalIgnoreCase);
}
