namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>A rule that looks at one kind of thing.</summary>
internal sealed class Rule<T> : Rule
{
    private readonly Func<T, IEnumerable<Hit>> _hits;

    public Rule(string name, Severities severities, string messageFormat, string fix, Func<T, IEnumerable<Hit>> hits)
        : base(name, severities, messageFormat, fix) => _hits = hits;

    public Rule(string name, Severities severities, string messageFormat, string fix, Func<T, Hit?> hit)
        : this(name, severities, messageFormat, fix, subject => hit(subject) is { } found ? [found] : [])
    {
    }

    public IEnumerable<Finding> Check(T subject) => _hits(subject).Select(At);
}
