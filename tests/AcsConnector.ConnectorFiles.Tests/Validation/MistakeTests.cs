using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation;
using AcsConnector.Testing.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

public sealed class MistakeTests
{
    public static TheoryData<string, int> Rows => [.. Mistakes.All.Select((mistake, number) => (mistake.Rule, number))];

    [Fact]
    public void The_connector_that_the_rows_break_has_no_finding()
    {
        using var connector = new WrongConnector();
        Assert.Empty(connector.Validate().Select(Shown));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Finds(string rule, int row)
    {
        var mistake = Mistakes.All[row];
        using var connector = new WrongConnector();
        mistake.Make(connector);

        var findings = connector.Validate(Directory.GetFiles(connector.Path, "*.schema.json"));

        Assert.Empty(findings.Where(finding => finding.Rule.Name != rule && !mistake.Also.Contains(finding.Rule.Name)).Select(Shown));
        var found = Assert.Single(findings.Where(finding => finding.Rule.Name == rule && finding.File == connector.At(mistake.File)).Take(1));
        Assert.All(mistake.Also, also => Assert.Contains(also, findings.Select(finding => finding.Rule.Name)));
        if (mistake.At.Length == 0)
            Assert.Equal((1, 1), (found.Line, found.Column));
        else
            AssertStandsAt(mistake.At, connector.Read(mistake.File), found);
    }

    [Fact]
    public void Every_rule_has_a_row()
    {
        var rules = RuleBook.All.Select(rule => rule.Name).ToList();
        Assert.Equal(rules.Distinct(), rules);
        Assert.Empty(rules.Except(Mistakes.All.Select(mistake => mistake.Rule)));
    }

    /// <summary>The text is there once, and the finding is where it begins.</summary>
    private static void AssertStandsAt(string text, string file, Finding found)
    {
        Assert.Equal(2, WithoutSpace(file).Split(text).Length);
        var rest = string.Join('\n', file.Split('\n').Skip(found.Line - 1))[(found.Column - 1)..];
        Assert.StartsWith(text, WithoutSpace(rest), StringComparison.Ordinal);
        Assert.Equal(found.Rule.Name is "TabInIndentation" or "TrailingWhitespace", char.IsWhiteSpace(rest[0]));
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Shown(Finding finding) => $"{finding.File}:{finding.Line}:{finding.Column} {finding.Rule.Name} {finding.Path} {finding.Message}";
}
