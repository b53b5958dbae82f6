using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>The parts of a request as definitions write them.</summary>
internal static class RequestParts
{
    public static string Text(ObjectValue inputs, string name) => inputs[name]?.ToText() ?? "";

    /// <summary>The scheme, host and port that a text begins with, before any expression; null where it does not.</summary>
    public static Uri? KnownAddress(Value? uri)
    {
        if (uri is not StringValue { Content: var text } || text.StartsWith('@'))
            return null;
        var expression = text.IndexOf("@{", StringComparison.Ordinal);
        var known = expression < 0 ? text : text[..expression];
        var hasWholeHost = expression < 0 || known.IndexOf('/', known.IndexOf("//", StringComparison.Ordinal) + 2) > 0;
        return hasWholeHost && Uri.TryCreate(known, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
    }

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
