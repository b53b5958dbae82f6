using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation;
using AcsConnector.ConnectorFiles.Validation.Model;
using AcsConnector.Testing.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>An error is what stops the check that was asked for.</summary>
public sealed class ServerMessageTests
{
    /// <summary>Rules about files that no import gets as far as sending, and what was asked for with --schema.</summary>
    private static readonly string[] StopBeforeTheServer =
        ["FileNotUtf8", "JsonNotValid", "FileHasByteOrderMark", "PropertiesFileMissing", "PropertiesMissing", "SettingsFileNotFound", "SchemaViolation"];

    public static TheoryData<string, int> Rows => [.. ServerMessages.All.Select((message, number) => (message.Text, number))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Finds_what_the_server_refuses_and_weighs_it_as_the_server_does(string text, int row)
    {
        var message = ServerMessages.All[row];
        Assert.Equal(text, message.Text);
        using var connector = new WrongConnector();
        message.Mistake.Make(connector);
        foreach (var mode in Enum.GetValues<ValidationMode>())
        {
            var findings = ConnectorValidator.Validate(ConnectorFolder.Open(connector.Path), mode);
            Assert.Equal(message.SeverityIn(mode), findings.First(finding => finding.Rule.Name == message.Mistake.Rule).Severity);
            Assert.Equal(message.SeverityIn(mode), findings.Min(finding => finding.Severity));
        }
    }

    [Fact]
    public void Every_rule_that_stops_an_import_has_a_message_of_the_server()
    {
        var known = ServerMessages.All.Where(message => message.Mode == ValidationMode.Import).Select(message => message.Mistake.Rule);
        var stopping = RuleBook.All.Where(rule => rule.Severities.Import == Severity.Error).Select(rule => rule.Name);
        Assert.Empty(stopping.Except(known).Except(StopBeforeTheServer));
    }

    [Fact]
    public void Certification_takes_nothing_that_an_import_refuses() =>
        Assert.DoesNotContain(RuleBook.All, rule => rule.Severities.Certification > rule.Severities.Import);
}
