using System.Text;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>docs/validation.md has the rules as the code has them.</summary>
public sealed class DocumentationTests
{
    private const string Write = "ACSCONNECTOR_RENEW";

    [Fact]
    public void The_rules_and_the_newer_names_are_those_of_the_code()
    {
        var file = Path.Combine(SourceTree.Root, "docs", "validation.md");
        var text = File.ReadAllText(file);
        var current = Between(Between(Between(text, "rules", Rules()), "newer names", NewerNames()), "server's messages", Messages());

        if (Environment.GetEnvironmentVariable(Write) == "1")
            File.WriteAllText(file, current);
        else
            Assert.True(text == current, $"docs/validation.md is not what the rules say. Write it anew: {Write}=1 dotnet test --project tests/AcsConnector.ConnectorFiles.Tests");
    }

    private static string Between(string text, string name, string content)
    {
        var begin = $"<!-- The {name}, written by DocumentationTests. -->\n";
        return text[..(text.IndexOf(begin, StringComparison.Ordinal) + begin.Length)] + content + text[text.IndexOf($"<!-- The end of the {name}. -->", StringComparison.Ordinal)..];
    }

    private static string NewerNames() =>
        $"\n| name | where | for | in the schemas of 2026 |\n| --- | --- | --- | --- |\n{string.Concat(RuleBook.NewerThanSchema.Select(row => $"| {row.Name} | {row.Place} | {row.Use} | {(row.InSchemaOf2026 ? "yes" : "")} |\n"))}\n";

    private static string Messages()
    {
        var rows = ServerMessages.All.GroupBy(message => (message.Text, message.Mode)).Select(row =>
            $"| {Cell(row.Key.Text)} | {row.Key.Mode.ToString().ToLowerInvariant()} | {string.Join(", ", row.Select(message => message.Mistake.Rule).Distinct())} |\n");
        return $"\n| message | stops | rule |\n| --- | --- | --- |\n{string.Concat(rows)}\n";
    }

    private static string Rules()
    {
        var text = new StringBuilder();
        foreach (var (group, rules) in RuleBook.Groups)
        {
            text.Append("\n### ").Append(group).Append("\n\n| rule | import | certification | finds | fix |\n| --- | --- | --- | --- | --- |\n");
            foreach (var rule in rules)
                text.AppendJoin(" | ", $"| {rule.Name}", Word(rule.Severities.Import), Word(rule.Severities.Certification), Cell(rule.Description), Cell(rule.Fix)).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "**error**",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
