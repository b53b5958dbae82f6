namespace AcsConnector.Flows.Linting;

/// <summary>What a misspelled name was meant to be.</summary>
internal static class Spelling
{
    /// <summary>Longer texts are no names, and take long to compare.</summary>
    private const int LongestName = 100;

    /// <summary>" Did you mean 'x'?", or nothing when no name is near.</summary>
    public static string Hint(string name, IEnumerable<string> names) => Nearest(name, names) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The nearest of the names, when no more than a third of it has to change.</summary>
    public static string? Nearest(string name, IEnumerable<string> names) => names
        .Where(other => other != name && name.Length <= LongestName && other.Length <= LongestName)
        .Select(other => (Name: other, Distance: Distance(name.ToUpperInvariant(), other.ToUpperInvariant())))
        .Where(other => other.Distance <= Math.Max(1, Math.Min(name.Length, other.Name.Length) / 3))
        .OrderBy(other => other.Distance)
        .Select(other => other.Name)
        .FirstOrDefault();

    /// <summary>Levenshtein's.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < b.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = Math.Min(Math.Min(above, row[j]) + 1, diagonal + (a[i] == b[j] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
