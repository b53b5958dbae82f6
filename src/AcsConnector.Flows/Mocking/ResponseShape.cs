using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>What is known of a value that nobody has seen yet: from the expressions that read it, and from schemas.</summary>
/// <param name="name">The property it stands in, for a value that says what it is.</param>
internal sealed class ResponseShape(string name)
{
    private readonly OrderedDictionary<string, ResponseShape> _properties = new(StringComparer.OrdinalIgnoreCase);
    private ResponseShape? _leader;

    public string Name { get; } = name;

    public ShapeKind Kind { get; private set; }

    /// <summary>Whether a schema says the kind, so that no expression may.</summary>
    public bool IsFixed { get; private set; }

    /// <summary>Whether a number is made of it, though it be a text.</summary>
    public bool IsNumeric { get; private set; }

    /// <summary>A value that it may have: what it is compared with, an example of a schema.</summary>
    public Value? Literal { get; private set; }

    /// <summary>Values that it must not have.</summary>
    public List<Value> Not { get; } = [];

    /// <summary>Texts that have to be in it, the first in front.</summary>
    public List<string> Parts { get; } = [];

    public int MinLength { get; set; }

    public int MinItems { get; set; } = 1;

    public IEnumerable<KeyValuePair<string, ResponseShape>> Properties => _properties;

    public bool HasProperties => _properties.Count > 0;

    /// <summary>What one item is, where it is an array.</summary>
    public ResponseShape? Item { get; private set; }

    /// <summary>What the text is when it is decoded.</summary>
    public ResponseShape? Content { get; private set; }

    /// <summary>Of shapes that have to be equal one speaks for all.</summary>
    public ResponseShape Leader => _leader?.Leader ?? this;

    public ResponseShape Property(string name)
    {
        Mark(ShapeKind.Object);
        if (!_properties.TryGetValue(name, out var property))
            _properties[name] = property = new ResponseShape(name);
        return property;
    }

    public ResponseShape? Find(string name) => _properties.GetValueOrDefault(name);

    public ResponseShape ItemOf(int count = 1)
    {
        Mark(ShapeKind.Array);
        MinItems = Math.Max(MinItems, Math.Min(count, 20));
        return Item ??= new ResponseShape(Singular(Name));
    }

    public ResponseShape Decoded(ShapeKind kind)
    {
        Mark(kind);
        // What a schema calls an object is no text of it.
        if (IsFixed && Kind is ShapeKind.Object or ShapeKind.Array)
            return this;
        return Content ??= new ResponseShape(Name);
    }

    /// <summary>Takes a hint of how the value is used, unless a stronger one is there.</summary>
    public void Mark(ShapeKind kind)
    {
        IsNumeric |= kind == ShapeKind.Number;
        // A schema calls every text a string, whatever has to be in it.
        var isAllowed = !IsFixed || (Kind == ShapeKind.Text && kind is ShapeKind.Date or ShapeKind.Url or ShapeKind.Xml or ShapeKind.JsonText or ShapeKind.Base64);
        if (isAllowed && kind > Kind)
            Kind = kind;
    }

    /// <summary>Takes what a schema says.</summary>
    public void Fix(ShapeKind kind)
    {
        if (IsFixed)
            return;
        if (kind != ShapeKind.Text || Kind is not (ShapeKind.Date or ShapeKind.Url or ShapeKind.Xml or ShapeKind.JsonText or ShapeKind.Base64))
            Kind = kind;
        IsFixed = true;
    }

    public void MayBe(Value value)
    {
        if (Leader.Literal is null && !Not.Contains(value))
            Leader.Literal = value;
    }

    public void IsNot(Value value)
    {
        Not.Add(value);
        if (value.Equals(Leader.Literal))
            Leader.Literal = null;
    }

    public void IsSameAs(ResponseShape other)
    {
        var (own, leader) = (Leader, other.Leader);
        if (own == leader)
            return;
        own._leader = leader;
        leader.Literal ??= own.Literal;
        leader.Mark(own.Kind);
    }

    private static string Singular(string name) => name.Length > 3 && name.EndsWith('s') ? name[..^1] : "item";
}
