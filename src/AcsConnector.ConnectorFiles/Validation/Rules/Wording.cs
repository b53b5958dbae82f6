namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>How words are written.</summary>
internal static class Wording
{
    /// <summary>Words that the server refuses in a title.</summary>
    public static readonly string[] RestrictedInTitle = ["API", "APIs", "Connector", "Connectors"];

    /// <summary>Words that the server refuses in a description, of the connector or of an operation.</summary>
    public static readonly string[] RestrictedInDescription = ["Power Apps", "Power Automate", "Logic Apps"];

    /// <summary>Characters that the server refuses in a summary.</summary>
    public const string RestrictedInSummary = "/\\<>*%&?";

    /// <summary>More products whose names do not belong into a connector's title and description.</summary>
    public static readonly string[] Products =
    [
        "Power Platform", "PowerApps", "Microsoft Flow", "Power BI", "Power Pages", "Power Virtual Agents", "Copilot Studio", "Dataverse",
    ];

    private static readonly HashSet<string> SmallWords =
    [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "per", "the", "to", "via", "vs", "with",
    ];

    /// <summary>Each word begins with a capital or a digit, or has a capital of its own (iOS); small words need not, except at first.</summary>
    public static bool IsTitleCase(string text) =>
        Words(text).Select((word, index) => !char.IsLetter(word[0]) || word.Any(char.IsUpper) || (index > 0 && SmallWords.Contains(word))).All(right => right);

    /// <summary>The first letter is a capital. Names may have one too, so that only three such words and no other count as title case.</summary>
    public static bool IsSentenceCase(string text)
    {
        var words = Words(text).ToList();
        var weighty = words.Where(word => !SmallWords.Contains(word)).ToList();
        return words.Count == 0 || (!char.IsLower(words[0][0]) && !(weighty.Count >= 3 && weighty.TrueForAll(word => char.IsUpper(word[0]))));
    }

    public static bool Same(string one, string? other) => string.Equals(one.TrimEnd('.', ' '), other?.TrimEnd('.', ' '), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('(', ')', '"', '\'', ',')).Where(word => word.Length > 0);
}
