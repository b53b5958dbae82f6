using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>
/// The parts of a request's address: that of an API, a path alone where the API has none, or <c>operation:NAME</c> of a connector without
/// a definition.
/// </summary>
internal static class RequestAddress
{
    /// <summary>The path as it is sent.</summary>
    public static string PathOf(string uri)
    {
        var end = uri.IndexOfAny(['?', '#']);
        var address = end < 0 ? uri : uri[..end];
        if (address.StartsWith('/'))
            return address;
        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute.AbsolutePath
            : address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>Whether the path, as it is sent or decoded, ends so from a slash on. A <c>*</c> stands for anything; case does not count.</summary>
    public static bool IsPath(string wanted, string uri)
    {
        var path = PathOf(uri);
        return new[] { path, Uri.UnescapeDataString(path) }.Any(found =>
            TextPattern.IsMatch(wanted.StartsWith('/') ? "*" + wanted : wanted, found, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The fields of the query, decoded.</summary>
    public static IEnumerable<KeyValuePair<string, string>> QueryOf(string uri)
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
