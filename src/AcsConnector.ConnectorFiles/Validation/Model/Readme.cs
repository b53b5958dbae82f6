using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>The connector's README, as far as its headings.</summary>
internal sealed class Readme(SourceFile file, Definition definition)
{
    public SourceFile File => file;

    public Definition Definition => definition;

    public IReadOnlyList<Heading> Headings { get; } =
    [
        .. file.Lines
            .Select((line, index) => new Heading(line.TakeWhile(c => c == '#').Count(), line.Trim('#', ' ', '\r', '`', '*', '_'), index + 1))
            .Where(heading => heading.Level > 0 && heading.Text.Length > 0),
    ];

    /// <summary>Where the operations are described, or should be.</summary>
    public Place Operations => file.Place(Headings.FirstOrDefault(heading => heading.Text == "Supported Operations")?.Line ?? 1, 1);

    internal sealed record Heading(int Level, string Text, int Line);
}
