using System.Globalization;

namespace AcsConnector.ConnectorFiles.Findings;

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
