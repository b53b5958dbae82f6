using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow mocks</c>: writes mocks for a flow, to be edited.</summary>
internal sealed class FlowMocksCommand : Verb
{
    private readonly Argument<string> _flowFile = new("FLOW") { Description = "A flow in any form that 'flow run' takes." };
    private readonly Option<string> _flow = new("--flow") { Description = "Which flow, where the file holds several.", HelpName = "NAME" };

    private readonly Option<string[]> _connectors = new("--connector")
    {
        Description = "A connector's Swagger definition, whose responses are described there. Can be repeated.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _children = new("--child") { Description = "A flow that this one calls. Can be repeated.", HelpName = "FILE" };

    private readonly Option<string> _run = new("--from-run")
    {
        Description = "A run, exported from the portal or written by --history, whose responses are taken. Secrets are left out.",
        HelpName = "FILE",
    };

    private readonly Option<string> _file = new("--file") { Description = "The file to write. Without it, NAME.mocks.json beside the flow, if there is none yet.", HelpName = "FILE" };

    public FlowMocksCommand()
        : base("mocks", """
            Write mocks for a flow: a response for every action that asks somebody else, made up from the expressions that read it, the schemas
            of the flow and the connectors' definitions, or taken from a run. Edit the file; 'flow run' uses it where it stands beside the flow.

            Examples:
              acs-connector flow mocks MyFlow.json
              acs-connector flow mocks MyFlow.json --connector apiDefinition.swagger.json --file tests/MyFlow.mocks.json
              acs-connector flow mocks MyFlow.json --from-run run.json
            """)
    {
        Add(_flowFile);
        foreach (var option in new Option[] { _flow, _connectors, _children, _run, _file })
            Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetValue(_flowFile)!;
        var definition = FlowFiles.Choose(path, arguments.GetValue(_flow), TextReader.Null);
        var file = arguments.GetValue(_file) ?? BesideFlow(path);
        var mocks = FlowSession.MakeMocks(definition, new FlowSetup
        {
            Connectors = [.. (arguments.GetValue(_connectors) ?? []).Select(swagger => new ConnectorEndpoint(Connector.Read(swagger), ""))],
            ChildFlows = [.. (arguments.GetValue(_children) ?? []).SelectMany(FlowFile.Read)],
        });
        var (output, errors) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var taken = 0;
        if (arguments.GetValue(_run) is { } run)
        {
            var export = RunExport.Read(FlowFiles.ReadJson(run));
            taken = mocks.Names.Count(name => export.Mocks[name] is not null);
            var linked = mocks.Names.Where(name => export.Linked.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
            mocks = new ObjectValue([.. mocks.Select(mock => (mock.Key, export.Mocks[mock.Key] ?? mock.Value))]);
            if (linked.Count > 0)
                await errors.WriteLineAsync($"Note: the outputs of {LogSafeWriter.Escape(string.Join(", ", linked))} are behind links, which are not followed: those responses are made up.");
        }

        FlowFiles.Write(file, mocks);
        await output.WriteLineAsync($"Wrote {Path.GetRelativePath(Environment.CurrentDirectory, file)}: {mocks.Count} actions{(taken > 0 ? $", {taken} of them from the run" : "")}.");
        return ExitCode.Ok;
    }

    private static string BesideFlow(string path)
    {
        var file = Companions.MocksBeside(path);
        return File.Exists(file)
            ? throw new FlowInputException($"{file} is there already. Name another file with --file FILE; one that is named is overwritten.")
            : file;
    }
}
