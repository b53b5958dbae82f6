using System.CommandLine;
using System.Text.RegularExpressions;
using AcsConnector.Cli.Validation;
using AcsConnector.Cli.Validation.JsonSchemas;
using AcsConnector.Cli.Validation.Reports;

namespace AcsConnector.Cli;

/// <summary><c>acs-connector validate</c>: checks a connector's files without a server.</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string> Folder = new("FOLDER")
    {
        Description = "The folder with apiDefinition.swagger.json.",
        DefaultValueFactory = _ => ".",
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "How to print the findings.",
        HelpName = "text|json|sarif",
        DefaultValueFactory = _ => "text",
    };

    private static readonly Option<string[]> Schemas = new("--schema")
    {
        Description = "One more JSON schema (draft 04, 06 or 07) to check with; can be repeated. "
            + "Say what it is about where its id does not: definition=FILE, properties=FILE, settings=FILE.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Output.TakeOneOf("text", "json", "sarif");
        var command = new Verb("validate", """
            Check a Power Platform connector: apiDefinition.swagger.json, apiProperties.json, settings.json, icon.png.
            The exit code is 1 when there is an error; warnings and notes leave it 0. What each rule finds: docs/validation.md.

            Examples:
              acs-connector validate
              acs-connector validate ./MyConnector -o json
              acs-connector validate -o sarif > findings.sarif
              acs-connector validate --schema paconn-apiProperties.schema.json --schema definition=my.schema.json
            """) { Folder, Output, Schemas };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        try
        {
            var folder = ConnectorFolder.Open(arguments.GetValue(Folder)!);
            var findings = ConnectorValidator.Validate(folder, [.. (arguments.GetValue(Schemas) ?? []).Select(SchemaFile.Read)]);
            await arguments.InvocationConfiguration.Output.WriteLineAsync(arguments.GetValue(Output) switch
            {
                "json" => JsonReport.Write(findings),
                "sarif" => SarifReport.Write(findings),
                _ => TextReport.Write(findings),
            });
            return findings.Any(finding => finding.Rule.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Ok;
        }
        catch (Exception e) when (e is NoConnectorException or UnusableSchemaException or RegexMatchTimeoutException or IOException or UnauthorizedAccessException)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
    }
}
