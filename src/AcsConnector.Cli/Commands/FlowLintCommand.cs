using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Reports;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow lint</c>: finds what is wrong with flows without running them.</summary>
internal sealed class FlowLintCommand : Verb
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Flows in any form that 'flow run' takes. All flows in a file are checked.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _connectors = new("--connector")
    {
        Description = "A connector's Swagger definition, to check its calls with. Without this, ours. Can be repeated.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _children = new("--child") { Description = "A flow that these call, which is not to be checked itself. Can be repeated.", HelpName = "FILE" };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "How to print the findings.",
        HelpName = "text|json|sarif",
        DefaultValueFactory = _ => "text",
    };

    public FlowLintCommand()
        : base("lint", """
            Check flows: what keeps them from running, expressions, calls of connectors, and tokens in the run history.
            Exit code: 0 nothing but notes and infos, 1 errors or warnings, 2 a file that cannot be used. What each rule finds: docs/linting.md.

            Examples:
              acs-connector flow lint connector/flows/power-automate/quickstart.json
              acs-connector flow lint Workflows/*.json --connector apiDefinition.swagger.json
              acs-connector flow lint MySolution.zip -o sarif > findings.sarif
            """)
    {
        Add(_files);
        Add(_connectors);
        Add(_children);
        Add(_output.TakeOneOf("text", "json", "sarif"));
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var connectors = ReadConnectors(arguments.GetValue(_connectors) ?? []);
        var children = (arguments.GetValue(_children) ?? []).SelectMany(FlowFile.Read).ToList();
        var files = arguments.GetValue(_files)!.Distinct().Select(FlowFile.Read).ToList();
        var findings = files.SelectMany(flows => LintTogether(flows, new FlowEnvironment
        {
            Connectors = connectors,
            // A flow of the same solution comes before one of that name in another file.
            ChildFlows = [.. children, .. flows, .. files.Where(other => other != flows).SelectMany(other => other)],
        })).ToList();
        await arguments.InvocationConfiguration.Output.WriteLineAsync(arguments.GetValue(_output) switch
        {
            "json" => JsonReport.Write(findings),
            "sarif" => SarifReport.Write(findings, "flow lint"),
            _ => TextReport.Write(findings, verbose: true),
        });
        return findings.Any(finding => finding.Severity is Severity.Error or Severity.Warning) ? ExitCode.Findings : ExitCode.Ok;
    }

    private static IEnumerable<Finding> LintTogether(IReadOnlyList<FlowDefinition> flows, FlowEnvironment environment) =>
        flows.SelectMany(flow => LintReport.Findings(flow, environment));

    private static IReadOnlyList<ConnectorEndpoint> ReadConnectors(string[] files) =>
        files.Length == 0 ? [OwnConnector.Definition] : [.. files.Select(file => new ConnectorEndpoint(Connector.Read(file), ""))];
}
