namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>An XML element and the characters of the file that it stands in.</summary>
/// <param name="Name">Its name, with a prefix where it has one.</param>
/// <param name="Path">The names of the elements around it and its own, with slashes.</param>
/// <param name="Start">The &lt; of its first tag.</param>
/// <param name="Parent">The element around it; null for the root.</param>
internal sealed record XmlPart(string Name, string Path, int Start, XmlPart? Parent)
{
    private readonly List<XmlPart> _children = [];
    private readonly Dictionary<string, XmlText> _attributes = [];

    /// <summary>The character after its last tag.</summary>
    public int End { get; set; }

    /// <summary>Its own text; null where it has none.</summary>
    public XmlText? Text { get; set; }

    public IReadOnlyList<XmlPart> Children => _children;

    public IReadOnlyDictionary<string, XmlText> Attributes => _attributes;

    public XmlPart? this[string child] => _children.FirstOrDefault(one => one.Name == child);

    public void Add(XmlPart child) => _children.Add(child);

    public void Add(XmlText attribute) => _attributes[attribute.Attribute!] = attribute;

    /// <summary>Itself and everything below it.</summary>
    public IEnumerable<XmlPart> Tree() => _children.SelectMany(child => child.Tree()).Prepend(this);
}
