using System.Globalization;
using System.Text.Json;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Json;

/// <summary>A JSON value that knows where it stands. Asking for what is not there, or is of another kind, gives nothing.</summary>
internal sealed class Node(SourceFile file, Node? parent, string? name, int offset, int nameOffset, JsonValueKind kind, string text)
{
    private readonly List<Node> _children = [];

    public SourceFile File => file;

    public Node? Parent => parent;

    /// <summary>Its name in an object, or null.</summary>
    public string? Name => name;

    public JsonValueKind Kind => kind;

    public bool IsObject => kind == JsonValueKind.Object;

    public bool IsArray => kind == JsonValueKind.Array;

    public bool IsTrue => kind == JsonValueKind.True;

    /// <summary>The text of a string, or null.</summary>
    public string? Text => kind == JsonValueKind.String ? text : null;

    public decimal? Number =>
        kind == JsonValueKind.Number && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>As a message quotes it.</summary>
    public string Shown => kind switch
    {
        JsonValueKind.Object => "{…}",
        JsonValueKind.Array => "[…]",
        _ => text,
    };

    /// <summary>Of an object, in order, with repeated names.</summary>
    public IReadOnlyList<Node> Members => IsObject ? _children : [];

    public IReadOnlyList<Node> Items => IsArray ? _children : [];

    public IReadOnlyList<Node> Children => _children;

    public string Path => parent is null ? "$"
        : name is null ? string.Create(CultureInfo.InvariantCulture, $"{parent.Path}[{parent._children.IndexOf(this)}]")
        : IsWord(name) ? $"{parent.Path}.{name}"
        : $"{parent.Path}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";

    public Place Place => file.PlaceOfByte(offset, Path);

    public Place NamePlace => file.PlaceOfByte(nameOffset, Path);

    public Node? this[string member] => Members.FirstOrDefault(child => child.Name == member);

    /// <summary>Itself and everything below it.</summary>
    public IEnumerable<Node> Tree() => _children.SelectMany(child => child.Tree()).Prepend(this);

    public string? TextOf(string member) => this[member]?.Text;

    /// <summary>A hit on the value.</summary>
    public Hit Found(params string?[] words) => new(Place, words);

    /// <summary>A hit on the member's name.</summary>
    public Hit FoundAtName(params string?[] words) => new(name is null ? Place : NamePlace, words);

    /// <summary>The member's name as a text of its own.</summary>
    public Node AsName() => new(file, parent, name, nameOffset, nameOffset, JsonValueKind.String, name!);

    public void Add(Node child) => _children.Add(child);

    /// <summary>The same JSON: numbers by value, members in any order.</summary>
    public bool SameAs(Node other) => (Kind, other.Kind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) =>
            Members.Count == other.Members.Count && Members.All(member => other[member.Name!] is { } twin && member.SameAs(twin)),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            Items.Count == other.Items.Count && Items.Zip(other.Items).All(pair => pair.First.SameAs(pair.Second)),
        (JsonValueKind.Number, JsonValueKind.Number) when Number is not null && other.Number is not null => Number == other.Number,
        _ => Kind == other.Kind && Shown == other.Shown,
    };

    private static bool IsWord(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_');
}
