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
        && (Path is null || RequestAddress.IsPath(Path, request.Uri))
        && Query.All(wanted => RequestAddress.QueryOf(request.Uri).Any(field => field.Key == wanted.Key && TextPattern.IsMatch(wanted.Value.ToText(), field.Value)))
        && Header.All(wanted => request.Headers.Any(header =>
            header.Key.Equals(wanted.Key, StringComparison.OrdinalIgnoreCase) && TextPattern.IsMatch(wanted.Value.ToText(), header.Value)))
        && (Body is null || IsPart(Body, request.Body))
        && (Item is null || IsPart(Item, request.Item));

    /// <summary>Objects may have more members; arrays may not have more items.</summary>
    private static bool IsPart(Value wanted, Value? found) => (wanted, found) switch
    {
        (ObjectValue members, ObjectValue other) => members.All(member => IsPart(member.Value, other[member.Key])),
        (ArrayValue items, ArrayValue other) =>
            items.Items.Count == other.Items.Count && items.Items.Zip(other.Items).All(pair => IsPart(pair.First, pair.Second)),
        (StringValue text, StringValue other) => TextPattern.IsMatch(text.Content, other.Content),
        (NullValue, null) => true,
        _ => wanted.Equals(found),
    };
}
