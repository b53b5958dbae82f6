using System.Globalization;

namespace AcsConnector.ConnectorFiles.Json;

/// <summary>RFC 6901, as the fragment of a reference.</summary>
internal static class JsonPointer
{
    /// <summary>The node at /definitions/user; null where there is none.</summary>
    public static Node? Walk(Node root, string pointer)
    {
        Node? node = root;
        foreach (var word in pointer.Split('/').Skip(1).Select(Unescape))
        {
            node = node switch
            {
                { IsArray: true } => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? node.Items.ElementAtOrDefault(index) : null,
                _ => node?[word],
            };
        }

        return node;
    }

    private static string Unescape(string word) =>
        Uri.UnescapeDataString(word).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
