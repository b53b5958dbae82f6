using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Testing.Coverage;
using AcsConnector.Flows.Testing.Reports;
using AcsConnector.Flows.Testing.Running;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow test</c>: runs the cases of test files.</summary>
internal sealed class FlowTestCommand : Verb
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Test files, and folders with files that end in .flowtest.yaml, .flowtest.yml or .flowtest.json.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["."],
    };

    private readonly Option<string> _filter = new("--filter")
    {
        Description = "Only cases whose name, or whose file's path, has this text in it.",
        HelpName = "TEXT",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "How to print the results.",
        HelpName = "text|junit|json",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string?> _coverage = new("--coverage")
    {
        Description = "Tell which actions, branches and runAfter statuses no case reached; with a file, write it as HTML.",
        HelpName = "FILE.html",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _init = new("--init")
    {
        Description = "Write a first test file beside a flow, with a case for each branch that is found by trying, and the files' schema.",
        HelpName = "FLOW",
    };

    private readonly Option<string[]> _connectors = new("--connector")
    {
        Description = "Of --init: a connector's Swagger definition, whose responses the flow gets, in place of ours. Can be repeated.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _children = new("--child") { Description = "Of --init: a flow that this one calls, of another file. Can be repeated.", HelpName = "FILE" };

    private readonly Terminal _terminal;

    public FlowTestCommand(Terminal terminal)
        : base("test", """
            Run the cases of test files: flows with mocks, a fixed clock, and what is expected of each run.
            What is not mocked is not called; with "offline: false" in a file this connector's API and an emulator are there, and nothing else.
            Exit code: 0 all passed, 1 something did not, 2 a file that cannot be used, or no case at all. The files: docs/flow-tests.md.

            Examples:
              acs-connector flow test --init MyFlow.json
              acs-connector flow test --init MyFlow.json --connector MyConnector/apiDefinition.swagger.json --child Called.json
              acs-connector flow test
              acs-connector flow test connector/flows
              acs-connector flow test tests/onboarding.flowtest.yaml
              acs-connector flow test tests --filter "gives the user a token"
              acs-connector flow test tests -o junit > flows.xml
              acs-connector flow test tests --coverage coverage.html
            """)
    {
        _terminal = terminal;
        Add(_paths);
        Add(_filter);
        Add(_output.TakeOneOf("text", "junit", "json"));
        Add(_coverage);
        Add(_init);
        Add(_connectors);
        Add(_children);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (connectors, children) = (arguments.GetValue(_connectors) ?? [], arguments.GetValue(_children) ?? []);
        if (arguments.GetValue(_init) is { } flow)
            return await FirstTest.WriteAsync(flow, connectors, children, _terminal, cancellationToken);
        if (connectors.Length + children.Length > 0)
            throw new FlowInputException("--connector and --child belong to --init: a test file names its own, as 'connectors' and 'children'.");
        var (filter, page) = (arguments.GetValue(_filter), arguments.GetValue(_coverage));
        if (page is not null && !page.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            throw new FlowInputException($"--coverage takes a file that ends in .html, not '{page}'. Name test files and folders before it.");
        var paths = TestPaths.Find(arguments.GetValue(_paths)!);
        await using var host = new TestHost();
        var results = await new FlowTestRunner(host, filter).RunAsync(paths, cancellationToken);
        await _terminal.Output.WriteLineAsync(arguments.GetValue(_output) switch
        {
            "junit" => JUnitReport.Write(results),
            "json" => JsonReport.Write(results),
            _ => TextReport.Write(results),
        });
        if (arguments.GetResult(_coverage) is not null)
            await WriteCoverageAsync(FlowCoverage.Of(results), page, arguments.GetValue(_output) == "text" ? _terminal.Output : _terminal.Error, cancellationToken);
        if (results.UnusableFiles > 0)
            return ExitCode.BadInput;
        if (results.Cases.Any())
            return results.Failed + results.Errors > 0 ? ExitCode.Findings : ExitCode.Ok;
        throw new FlowInputException($"No case has '{filter}' in its name or in its file's path.");
    }

    /// <summary>Results that are for other programs stand alone on the output.</summary>
    private static async Task WriteCoverageAsync(
        IReadOnlyList<FlowCoverage> flows, string? page, TextWriter text, CancellationToken cancellationToken)
    {
        await text.WriteLineAsync(CoverageText.Write(flows));
        if (page is not null)
            await File.WriteAllTextAsync(page, CoveragePage.Write(flows), cancellationToken);
    }
}
