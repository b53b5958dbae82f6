using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Finds what of a request is not as expected.</summary>
internal static class RequestChecks
{
    public static string Count(int count) => count switch
    {
        0 => "none",
        1 => "1 request",
        _ => $"{count} requests",
    };

    public static IEnumerable<Difference> Compare(RequestPattern expected, FlowRequest sent)
    {
        if (expected.Method is { } method && !method.Equals(sent.Method, StringComparison.OrdinalIgnoreCase))
            yield return new Difference(".method", method, sent.Method);
        if (expected.Path is { } path && !RequestAddress.IsPath(path, sent.Uri))
            yield return new Difference(".path", path, RequestAddress.PathOf(sent.Uri));
        foreach (var difference in ComparePairs(".query", expected.Query, [.. RequestAddress.QueryOf(sent.Uri)], StringComparison.Ordinal))
            yield return difference;
        foreach (var difference in ComparePairs(".headers", expected.Headers, sent.Headers, StringComparison.OrdinalIgnoreCase))
            yield return difference;
        if (expected.Body is not { } body)
            yield break;
        foreach (var difference in ValueComparison.Compare(body, sent.Body, ".body"))
            yield return difference;
    }

    /// <summary>A name may be there several times; null means that it is not there.</summary>
    private static IEnumerable<Difference> ComparePairs(
        string part, ObjectValue expected, IReadOnlyList<KeyValuePair<string, string>> sent, StringComparison comparison)
    {
        foreach (var (name, value) in expected)
        {
            var found = sent.Where(pair => pair.Key.Equals(name, comparison)).Select(pair => pair.Value).ToList();
            if (value.IsNull ? found.Count == 0 : found.Exists(text => TextPattern.IsMatch(value.ToText(), text)))
                continue;
            var names = new ObjectValue([.. sent.DistinctBy(pair => pair.Key).Select(pair => (pair.Key, (Value)pair.Value))]);
            yield return new Difference(
                $"{part}.{name}", value, found.Count == 0 ? null : (Value)string.Join(", ", found), found.Count == 0 ? ValueComparison.NamesOf(names, name) : "");
        }
    }
}
