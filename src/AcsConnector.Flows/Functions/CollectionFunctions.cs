using System.Globalization;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using static AcsConnector.Flows.Expressions.ArityEnding;

namespace AcsConnector.Flows.Functions;

/// <summary>Arrays, and texts where a text is as good as an array of letters. Sets: <see cref="SetFunctions"/>.</summary>
internal static class CollectionFunctions
{
    public static readonly Function[] All =
    [
        new("contains", 2, 2, "expects two parameters : the collection of items to search within and the object to find within the collection.")
        {
            Body = Contains,
            Anchor = "contains",
        },
        new("empty", 1, 1, "expects one parameter: the object, array or string to test for emptiness.") { Body = IsEmpty, Anchor = "empty" },
        new("length", 1, 1, "expects one parameter: an array or a string the length of which is returned.", Parameters) { Body = Length, Anchor = "length" },
        End("first", static items => items[0], static text => text[..1]),
        End("last", static items => items[^1], static text => text[^1..]),
        Part("skip", static (items, count) => items.Skip(count), static (text, count) => text[count..]),
        Part("take", static (items, count) => items.Take(count), static (text, count) => text[..count]),
        new(
            "join",
            2,
            2,
            "expects two parameters: the array of elements to join as the first parameter, and the element separator as the second parameter.")
        {
            Body = Join,
            Anchor = "join",
        },
        new("reverse", 1, 1, "expects an array as the first parameter.")
        {
            Body = static (in call) => new ArrayValue([.. Array(call).Reverse()]),
            Anchor = "reverse",
        },
        new("sort", 1, 2, "expects an array as the first parameter and an optional object key as the second parameter.") { Body = Sort, Anchor = "sort" },
    ];

    private static readonly Comparer<Value> NullsFirst = Comparer<Value>.Create(
        static (a, b) => a.IsNull || b.IsNull ? b.IsNull.CompareTo(a.IsNull) : ValueOrder.Compare(a, b)!.Value);

    private static Function End(string name, Func<IReadOnlyList<Value>, Value> ofArray, Func<string, string> ofText) =>
        new(name, 1, 1, $"expects one parameter: the array or string of which the {name} element will be returned.")
        {
            Body = (in call) => call[0] switch
            {
                ArrayValue { Items: { Count: > 0 } items } => ofArray(items),
                ArrayValue => Value.Null,
                StringValue { Content: { Length: > 0 } text } => ofText(text),
                StringValue => call[0],
                _ => throw call.Unexpected(0, "be an array or a string"),
            },
            Anchor = name,
        };

    private static Function Part(string name, Func<IReadOnlyList<Value>, int, IEnumerable<Value>> ofArray, Func<string, int, string> ofText) =>
        new(
            name,
            2,
            2,
            $"expects two parameters: the collection to {name} the objects from as the first parameter "
            + $"and the count of objects to {name} as the second parameter.")
        {
            Body = (in call) => call[0] switch
            {
                ArrayValue { Items: var items } => new ArrayValue([.. ofArray(items, Count(call, items.Count))]),
                StringValue { Content: var text } => ofText(text, Count(call, text.Length)),
                _ => throw call.Unexpected(0, "'collection' to be an array or a string"),
            },
            Anchor = name,
        };

    /// <summary>At most as many as there are.</summary>
    private static int Count(in Invocation call, int all)
    {
        var count = call[1] is IntegerValue number ? number.Content : throw call.Unexpected(1, "'count' to be an integer");
        return count >= 0 ? (int)Math.Min(count, all) : throw call.LinkedError(
            string.Create(CultureInfo.InvariantCulture, $"parameters are out of range: 'count' must be a positive integer. The provided value is '{count}'."));
    }

    private static Value Contains(in Invocation call) => call[0] switch
    {
        StringValue text => !call[1].IsNull && text.Content.Contains(call[1].ToText(), StringComparison.Ordinal),
        ArrayValue array => array.Items.Contains(call[1]),
        ObjectValue properties => call[1] is StringValue name && properties.TryGet(name.Content, out _),
        _ => throw call.Error(
            $"expects its first argument 'collection' to be a dictionary (object), an array or a string. The provided value is of type '{call[0].TypeName}'."),
    };

    private static Value IsEmpty(in Invocation call) => call[0] switch
    {
        NullValue => true,
        StringValue text => text.Content.Length == 0,
        ArrayValue array => array.Items.Count == 0,
        ObjectValue properties => properties.Count == 0,
        _ => throw call.Unexpected(0, "to be an object, an array or a string"),
    };

    private static Value Length(in Invocation call) => call[0] switch
    {
        StringValue text => (long)text.Content.Length,
        ArrayValue array => (long)array.Items.Count,
        _ => throw call.Unexpected(0, "to be an array or a string"),
    };

    private static Value Join(in Invocation call)
    {
        var items = call[0] is ArrayValue array ? array.Items : throw call.Unexpected(0, "to be an array");
        var separator = call.Text(1);
        if ((long)separator.Length * items.Count > call.Context.Limits.MaxValueSize)
            throw call.Error($"makes a text longer than {call.Context.Limits.MaxValueSize} characters.");
        return string.Join(separator, items.Select(item => item.ToText()));
    }

    private static ArrayValue Sort(in Invocation call)
    {
        var items = Array(call);
        var key = call.Count > 1 ? call.TypedText(1) : null;
        var keyed = items.Select(item => (Key: key is null ? item : item.Member(key) ?? Value.Null, Item: item)).ToList();

        // Looked at before, because a comparer that fails comes out of the BCL's sort in another exception.
        var filled = keyed.FindAll(pair => !pair.Key.IsNull);
        if (filled.Count > 1 && filled.Find(pair => ValueOrder.Compare(filled[0].Key, pair.Key) is null) is { Key: { } odd })
            throw call.LinkedError($"expects values it can compare. Found values of type '{filled[0].Key.TypeName}' and '{odd.TypeName}'.");
        return new ArrayValue([.. keyed.OrderBy(pair => pair.Key, NullsFirst).Select(pair => pair.Item)]);
    }

    private static IReadOnlyList<Value> Array(in Invocation call) =>
        call[0] is ArrayValue array ? array.Items : throw call.LinkedError(
            $"expects its first parameter to be of type array. The provided value is of type '{call[0].TypeName}'.");
}
