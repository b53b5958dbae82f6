namespace AcsConnector.Flows.Values;

/// <summary>What a misspelled name was meant to be.</summary>
internal static class Spelling
{
    /// <summary>Longer texts are no names, and take long to compare.</summary>
    private const int MaxNameLength = 100;

    /// <summary>" Did you mean 'x'?", or nothing when no name is near.</summary>
    public static string Hint(string name, IEnumerable<string> names) => Nearest(name, names) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The same for names of actions: designers show blanks where definitions have underscores.</summary>
    public static string HintAction(string name, IReadOnlyCollection<string> names) =>
        names.FirstOrDefault(other => other.Equals(name.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase)) is { } same ? $" Did you mean '{same}'?" : Hint(name, names);

    /// <summary>The nearest of the names, when no more than a third of it has to change.</summary>
    public static string? Nearest(string name, IEnumerable<string> names) => names
        .Where(other => other != name && name.Length <= MaxNameLength && other.Length <= MaxNameLength)
        .Select(other => (Name: other, Distance: Distance(name.ToUpperInvariant(), other.ToUpperInvariant())))
        .Where(other => other.Distance <= Math.Max(1, Math.Min(name.Length, other.Name.Length) / 3))
        .OrderBy(other => other.Distance)
        .Select(other => other.Name)
        .FirstOrDefault();

    /// <summary>How many letters are missing, too many, wrong, or in the place of their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[a.Length, b.Length];
    }
}
