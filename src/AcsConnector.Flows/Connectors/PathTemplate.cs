using System.Text.RegularExpressions;

namespace AcsConnector.Flows.Connectors;

/// <summary>A path with parameters, <c>/identities/{identityId}/:issueAccessToken</c>, also inside a segment: <c>/rows({id})</c>.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex _pattern;

    /// <summary>The text between the parameters and their names, by turns; the first and the last are text.</summary>
    private readonly string[] _parts;

    public PathTemplate(string text)
    {
        Text = text;
        Rank = string.Concat(text.Split('/').Select(RankOf));
        _parts = Parameter.Split(text);
        var pattern = string.Join("[^/]+", _parts.Where((_, index) => !IsParameter(index)).Select(Regex.Escape));
        _pattern = new Regex($"^{pattern}$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Text { get; }

    /// <summary>Sorts before that of a less specific template: a literal segment wins over a parameter, the first one counts.</summary>
    public string Rank { get; }

    public bool IsMatch(string path) => _pattern.IsMatch(path);

    /// <summary>The path with every parameter replaced by what <paramref name="value"/> gives for its name.</summary>
    public string Fill(Func<string, string?> value) => string.Concat(_parts.Select((part, index) => IsParameter(index) ? value(part) ?? $"{{{part}}}" : part));

    private static bool IsParameter(int part) => part % 2 == 1;

    private static char RankOf(string segment) => Parameter.Match(segment) switch
    {
        { Success: false } => 'a',
        { Length: var length } when length < segment.Length => 'b',
        _ => 'c',
    };

    [GeneratedRegex(@"\{([^{}/]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter { get; }
}
