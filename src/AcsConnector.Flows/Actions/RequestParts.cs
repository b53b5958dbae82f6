using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>The parts of a request as definitions write them.</summary>
internal static class RequestParts
{
    public static string Text(ObjectValue inputs, string name) => inputs[name]?.ToText() ?? "";

    public static List<KeyValuePair<string, string>> Headers(Value? headers) =>
        [.. headers.AsObject().Where(header => !header.Value.IsNull).Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToText()))];

    public static string WithQueries(string uri, Value? queries)
    {
        if (queries is not ObjectValue { Count: > 0 } pairs)
            return uri;
        var query = string.Join('&', pairs.Where(pair => !pair.Value.IsNull).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(ParameterText.Write(pair.Value))}"));
        return query.Length == 0 ? uri : uri + (uri.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }
}
