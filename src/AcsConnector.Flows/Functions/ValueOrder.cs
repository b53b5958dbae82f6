using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>Which of two values comes first: numbers by value, texts ignoring case, and by their characters, not by a language's rules.</summary>
internal static class ValueOrder
{
    /// <summary>Null when there is no order between the two.</summary>
    public static int? Compare(Value first, Value second) => (first, second) switch
    {
        (IntegerValue a, IntegerValue b) => a.Content.CompareTo(b.Content),
        (NumberValue a, NumberValue b) => a.Equals(b) ? 0 : CompareUnequal(a, b),
        (StringValue a, StringValue b) => string.Compare(a.Content, b.Content, StringComparison.OrdinalIgnoreCase),
        _ => null,
    };

    /// <summary>As decimals, which tell more digits apart, unless one is a float.</summary>
    private static int CompareUnequal(NumberValue a, NumberValue b) =>
        Exact(a) is { } x && Exact(b) is { } y ? x.CompareTo(y) : a.AsDouble.CompareTo(b.AsDouble);

    private static decimal? Exact(NumberValue number) => number switch
    {
        IntegerValue integer => integer.Content,
        DecimalValue value => value.Content,
        _ => null,
    };
}
