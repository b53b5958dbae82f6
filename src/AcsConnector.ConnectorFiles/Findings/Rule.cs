using System.Globalization;

namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>The import, the server or the published schema refuses it.</summary>
    Error,

    /// <summary>It can be imported, but a maker or a reviewer stumbles over it.</summary>
    Warning,

    /// <summary>Worth knowing, and often meant so.</summary>
    Note,
}

/// <summary>One thing that is checked. The name is Microsoft's where its validator has one.</summary>
public abstract class Rule(string name, Severity severity, string finds, string mend)
{
    public string Name { get; } = name;

    public Severity Severity { get; } = severity;

    /// <summary>One sentence, with {0}, {1} where a finding puts its own words.</summary>
    public string Finds { get; } = finds;

    /// <summary>The sentence of no finding in particular.</summary>
    public string General => string.Format(CultureInfo.InvariantCulture, Finds, "…", "…", "…");

    public string Mend { get; } = mend;

    internal Finding At(Hit hit)
    {
        var sentence = string.Format(CultureInfo.InvariantCulture, Finds, hit.Words);
        return new Finding(this, hit.Place.File, hit.Place.Line, hit.Place.Column, hit.Place.Path, sentence);
    }
}

/// <summary>A rule that looks at one kind of thing.</summary>
internal sealed class Rule<T> : Rule
{
    private readonly Func<T, IEnumerable<Hit>> _hits;

    public Rule(string name, Severity severity, string finds, string mend, Func<T, IEnumerable<Hit>> hits)
        : base(name, severity, finds, mend) => _hits = hits;

    public Rule(string name, Severity severity, string finds, string mend, Func<T, Hit?> hit)
        : this(name, severity, finds, mend, subject => hit(subject) is { } found ? [found] : [])
    {
    }

    public IEnumerable<Finding> Check(T subject) => _hits(subject).Select(At);
}

/// <summary>Where something stands: a file, and a line and a column that count from 1.</summary>
internal readonly record struct Place(string File, int Line, int Column, string Path);

/// <summary>What a rule found, and the words for its sentence.</summary>
internal sealed record Hit(Place Place, params string?[] Words);

/// <summary>A rule's finding at its place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file, as the caller would open it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units, as editors count.</param>
/// <param name="Path">The JSON path, in a flow the JSON pointer; empty where there is no JSON.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Action">The action of a flow; null where there is none.</param>
public sealed record Finding(Rule Rule, string File, int Line, int Column, string Path, string Sentence, string? Action = null);
