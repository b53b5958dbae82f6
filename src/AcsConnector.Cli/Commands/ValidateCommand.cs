using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Reports;
using AcsConnector.ConnectorFiles.Validation;
using AcsConnector.ConnectorFiles.Validation.JsonSchemas;
using AcsConnector.ConnectorFiles.Validation.Model;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector validate</c>: checks a connector's files without a server.</summary>
internal sealed class ValidateCommand : Verb
{
    private readonly Argument<string> _folder = new("FOLDER")
    {
        Description = "The folder with apiDefinition.swagger.json.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string> _mode = new("--for")
    {
        Description = "Which check to report for: what an import asks, or what certification asks besides.",
        HelpName = "import|certification",
        DefaultValueFactory = _ => "import",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "How to print the findings.",
        HelpName = "text|json|sarif",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Print every finding. Without it, more than 50 are counted by rule, and errors alone are printed in full.",
    };

    private readonly Option<string[]> _schemas = new("--schema")
    {
        Description = "One more JSON schema (draft 04, 06 or 07) to check with; can be repeated. "
            + "Say what it is about where its id does not: definition=FILE, properties=FILE, settings=FILE.",
        HelpName = "FILE",
    };

    public ValidateCommand()
        : base("validate", """
            Check a Power Platform connector: apiDefinition.swagger.json, apiProperties.json, settings.json, icon.png.
            An error stops the check that --for names. The exit code is then 1; warnings and notes leave it 0.
            What each rule finds: docs/validation.md.

            Examples:
              acs-connector validate
              acs-connector validate --for certification
              acs-connector validate ./MyConnector -o json
              acs-connector validate -o sarif > findings.sarif
              acs-connector validate --schema paconn-apiProperties.schema.json --schema definition=my.schema.json
            """)
    {
        Add(_folder);
        Add(_mode.TakeOneOf("import", "certification"));
        Add(_output.TakeOneOf("text", "json", "sarif"));
        Add(_verbose);
        Add(_schemas);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var folder = ConnectorFolder.Open(arguments.GetValue(_folder)!);
        var schemas = (arguments.GetValue(_schemas) ?? []).Select(SchemaFile.Read).ToList();
        var findings = ConnectorValidator.Validate(folder, ModeOf(arguments), schemas);
        await arguments.InvocationConfiguration.Output.WriteLineAsync(arguments.GetValue(_output) switch
        {
            "json" => JsonReport.Write(findings),
            "sarif" => SarifReport.Write(findings),
            _ => TextReport.Write(findings, arguments.GetValue(_verbose)),
        });
        return findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Ok;
    }

    private ValidationMode ModeOf(ParseResult arguments) =>
        arguments.GetValue(_mode) == "certification" ? ValidationMode.Certification : ValidationMode.Import;
}
