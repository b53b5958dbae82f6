using System.Text.Json;

namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>
/// A JSON value and the bytes of the file that it stands in. Asking for what is not there, or is of another kind, gives nothing.
/// </summary>
/// <param name="Pointer">RFC 6901.</param>
/// <param name="Name">Its name in an object; null elsewhere.</param>
/// <param name="NameStart">The quote in front of the name.</param>
/// <param name="NameEnd">The byte after the quote behind the name.</param>
/// <param name="Start">The value's first byte: the quote of a string.</param>
/// <param name="End">The byte after its last one.</param>
/// <param name="Text">Of a string, what it says.</param>
internal sealed record JsonPart(JsonValueKind Kind, string Pointer, string? Name, int NameStart, int NameEnd, int Start, int End, string? Text)
{
    /// <summary>Members of an object with their names, or items of a list, in the order of the file.</summary>
    public IReadOnlyList<JsonPart> Children { get; init; } = [];

    public bool IsObject => Kind == JsonValueKind.Object;

    public IReadOnlyList<JsonPart> Members => IsObject ? Children : [];

    public IReadOnlyList<JsonPart> Items => Kind == JsonValueKind.Array ? Children : [];

    public JsonPart? this[string member] => Members.LastOrDefault(child => child.Name == member);

    /// <summary>The text at the end of the path; null where there is none.</summary>
    public string? TextAt(params ReadOnlySpan<string> path) => At(path)?.Text;

    /// <summary>What is at the end of the path; null where there is nothing.</summary>
    public JsonPart? At(params ReadOnlySpan<string> path)
    {
        var part = this;
        foreach (var name in path)
            part = part?[name];
        return part;
    }

    /// <summary>The member before this one, or null for the first.</summary>
    public JsonPart? MemberBefore(JsonPart member) => Members.TakeWhile(other => other != member).LastOrDefault();
}
