using System.Text;
using AcsConnector.Flows.Linting;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>docs/linting.md has the rules as the code has them.</summary>
public sealed class LintDocumentationTests
{
    private const string Write = "ACSCONNECTOR_RENEW";
    private const string Begin = "<!-- The rules, written by LintDocumentationTests. -->\n";
    private const string End = "<!-- The end of the rules. -->";

    [Fact]
    public void The_rules_are_those_of_the_code()
    {
        var file = Path.Combine(SourceTree.Root, "docs", "linting.md");
        var text = File.ReadAllText(file);
        var current = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + Rules() + text[text.IndexOf(End, StringComparison.Ordinal)..];

        if (Environment.GetEnvironmentVariable(Write) == "1")
            File.WriteAllText(file, current);
        else
            Assert.True(text == current, $"docs/linting.md is not what the rules say. Write it anew: {Write}=1 dotnet test --project tests/AcsConnector.Cli.Tests");
    }

    private static string Rules()
    {
        var text = new StringBuilder();
        foreach (var (group, rules) in FlowRules.Groups)
        {
            text.Append("\n### ").Append(group).Append("\n\n| rule | | save | finds | fix |\n| --- | --- | --- | --- | --- |\n");
            foreach (var rule in rules)
                text.AppendJoin(" | ", $"| {rule.Id}", Word(rule.Severity), rule.StopsSave ? "yes" : "", rule.Title, rule.Fix).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Word(FlowSeverity severity) => severity switch
    {
        FlowSeverity.Error => "**error**",
        FlowSeverity.Warning => "warning",
        FlowSeverity.Info => "info",
        _ => "note",
    };
}
