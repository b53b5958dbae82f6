using System.Globalization;

namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>One thing that is checked. The name is Microsoft's where its validator has one.</summary>
public abstract class Rule(string name, Severities severities, string messageFormat, string fix)
{
    /// <summary>As findings and pages name it.</summary>
    public string Name { get; } = name;

    /// <summary>How much its findings weigh.</summary>
    public Severities Severities { get; } = severities;

    /// <summary>One sentence, with {0}, {1} where a finding puts its own words.</summary>
    public string MessageFormat { get; } = messageFormat;

    /// <summary>The message of no finding in particular.</summary>
    public string Description => string.Format(CultureInfo.InvariantCulture, MessageFormat, "…", "…", "…");

    /// <summary>What to do about a finding.</summary>
    public string Fix { get; } = fix;

    /// <summary>The finding as it weighs in an import.</summary>
    internal Finding At(Hit hit)
    {
        var message = string.Format(CultureInfo.InvariantCulture, MessageFormat, hit.Words);
        return new Finding(this, Severities.Import, hit.Place.File, hit.Place.Line, hit.Place.Column, hit.Place.Path, message);
    }
}
