using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>
/// Compares as mocks do: objects may have more members than are expected, arrays no more items, and in an expected text a <c>*</c> stands
/// for anything.
/// </summary>
internal static class ValueComparison
{
    public static IEnumerable<Difference> Compare(Value expected, Value? actual, string path = "") => (expected, actual) switch
    {
        (ObjectValue members, ObjectValue other) => members.SelectMany(member => CompareMember(member.Key, member.Value, other, path)),
        (ArrayValue items, ArrayValue other) when items.Items.Count == other.Items.Count =>
            items.Items.SelectMany((item, i) => Compare(item, other.Items[i], $"{path}[{i}]")),
        (ArrayValue items, ArrayValue other) => [new Difference(path, items, other, $" ({other.Items.Count} items, not {items.Items.Count})")],
        (StringValue text, StringValue other) when TextPattern.IsMatch(text.Content, other.Content) => [],
        (NullValue, null) => [],
        _ => expected.Equals(actual) ? [] : [new Difference(path, expected, actual)],
    };

    /// <summary>What an object has, for a name that it does not have.</summary>
    public static string NamesOf(Value? value, string name) => value is ObjectValue { Count: > 0 } members
        ? Spelling.Hint(name, members.Names) is { Length: > 0 } hint ? hint : $" There are: {string.Join(", ", members.Names.Take(10))}."
        : "";

    private static IEnumerable<Difference> CompareMember(string name, Value expected, ObjectValue other, string path) =>
        other[name] is null && !expected.IsNull
            ? [new Difference($"{path}.{name}", expected, null, NamesOf(other, name))]
            : Compare(expected, other[name], $"{path}.{name}");
}
