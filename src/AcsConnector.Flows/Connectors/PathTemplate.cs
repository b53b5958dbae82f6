using System.Text;
using System.Text.RegularExpressions;

namespace AcsConnector.Flows.Connectors;

/// <summary>A path with parameters, <c>/identities/{identityId}/:issueAccessToken</c>, also inside a segment: <c>/rows({id})</c>.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex _pattern;

    public PathTemplate(string text)
    {
        Text = text;
        Rank = string.Concat(text.Split('/').Select(RankOf));
        var pattern = new StringBuilder("^");
        var end = 0;
        foreach (Match parameter in Parameter.Matches(text))
        {
            pattern.Append(Regex.Escape(text[end..parameter.Index])).Append("[^/]+");
            end = parameter.Index + parameter.Length;
        }

        pattern.Append(Regex.Escape(text[end..])).Append('$');
        _pattern = new Regex(pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Text { get; }

    /// <summary>Sorts before that of a less specific template: a literal segment wins over a parameter, the first one counts.</summary>
    public string Rank { get; }

    public bool IsMatch(string path) => _pattern.IsMatch(path);

    /// <summary>The path with every parameter replaced by what <paramref name="value"/> gives for its name.</summary>
    public string Fill(Func<string, string?> value) => Parameter.Replace(Text, match => value(match.Groups[1].Value) ?? match.Value);

    private static char RankOf(string segment) => Parameter.Match(segment) switch
    {
        { Success: false } => 'a',
        { Length: var length } when length < segment.Length => 'b',
        _ => 'c',
    };

    [GeneratedRegex(@"\{([^{}/]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter { get; }
}
