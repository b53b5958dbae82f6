using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>Which requests of an action a mock is for. All that it names has to be as it says; in texts a <c>*</c> stands for anything.</summary>
internal sealed record MockCondition
{
    public string? Method { get; init; }

    /// <summary>The end of the path, from a slash on: <c>/rows/7</c>.</summary>
    public string? Path { get; init; }

    public ObjectValue Query { get; init; } = ObjectValue.Empty;

    public ObjectValue Header { get; init; } = ObjectValue.Empty;

    /// <summary>A part of the body.</summary>
    public Value? Body { get; init; }

    /// <summary>A part of the item of the loop around the action.</summary>
    public Value? Item { get; init; }

    public bool IsMet(FlowRequest request) =>
        (Method is null || request.Method.Equals(Method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || IsPath(Path, request.Uri))
        && Query.All(wanted => FieldsOf(request.Uri).Any(field => field.Key == wanted.Key && IsText(wanted.Value.ToText(), field.Value)))
        && Header.All(wanted => request.Headers.Any(header =>
            header.Key.Equals(wanted.Key, StringComparison.OrdinalIgnoreCase) && IsText(wanted.Value.ToText(), header.Value)))
        && (Body is null || IsPart(Body, request.Body))
        && (Item is null || IsPart(Item, request.Item));

    /// <summary>Objects may have more members; arrays may not have more items.</summary>
    private static bool IsPart(Value wanted, Value? found) => (wanted, found) switch
    {
        (ObjectValue members, ObjectValue other) => members.All(member => IsPart(member.Value, other[member.Key])),
        (ArrayValue items, ArrayValue other) =>
            items.Items.Count == other.Items.Count && items.Items.Zip(other.Items).All(pair => IsPart(pair.First, pair.Second)),
        (StringValue text, StringValue other) => IsText(text.Content, other.Content),
        (NullValue, null) => true,
        _ => wanted.Equals(found),
    };

    private static bool IsText(string wanted, string found) => IsText(wanted, found, StringComparison.Ordinal);

    /// <summary>What stands between the stars has to come in its order, the first at the start and the last at the end.</summary>
    private static bool IsText(string wanted, string found, StringComparison comparison)
    {
        var parts = wanted.Split('*');
        if (parts is [var whole])
            return found.Equals(whole, comparison);
        if (found.Length < parts[0].Length + parts[^1].Length || !found.StartsWith(parts[0], comparison) || !found.EndsWith(parts[^1], comparison))
            return false;
        var start = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var place = found.IndexOf(part, start, found.Length - parts[^1].Length - start, comparison);
            if (place < 0)
                return false;
            start = place + part.Length;
        }

        return true;
    }

    private static bool IsPath(string wanted, string uri)
    {
        var path = PathOf(uri);
        return new[] { path, Uri.UnescapeDataString(path) }.Any(found =>
            IsText(wanted.StartsWith('/') ? "*" + wanted : wanted, found, StringComparison.OrdinalIgnoreCase));
    }

    private static string PathOf(string uri)
    {
        var end = uri.IndexOfAny(['?', '#']);
        var address = end < 0 ? uri : uri[..end];
        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute.AbsolutePath
            : address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(string uri)
    {
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        return start < 0
            ? []
            : from field in uri[(start + 1)..].Split('#')[0].Split('&')
              let split = field.IndexOf('=', StringComparison.Ordinal)
              select KeyValuePair.Create(Decode(split < 0 ? field : field[..split]), split < 0 ? "" : Decode(field[(split + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
