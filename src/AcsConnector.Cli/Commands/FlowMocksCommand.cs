using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow mocks</c>: writes mocks and a trigger for a flow, to be edited.</summary>
internal sealed class FlowMocksCommand : Verb
{
    private readonly Argument<string> _flowFile = new("FLOW") { Description = "A flow in any form that 'flow run' takes." };
    private readonly Option<string> _flow = new("--flow") { Description = "Which flow, where the file holds several.", HelpName = "NAME" };

    private readonly Option<string[]> _connectors = new("--connector")
    {
        Description = "A connector's Swagger definition, whose responses are described there. Can be repeated.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _children = new("--child") { Description = "A flow that this one calls, of another file. Can be repeated.", HelpName = "FILE" };

    private readonly Option<string> _run = new("--from-run")
    {
        Description = "A run, exported from the portal or written by --history, whose responses are taken. Secrets are left out.",
        HelpName = "FILE",
    };

    private readonly Option<string> _file = new("--file") { Description = "The file to write. Without it, NAME.mocks.json beside the flow, if there is none yet.", HelpName = "FILE" };

    private readonly Option<string> _trigger = new("--trigger")
    {
        Description = "The file to write the trigger to. Without it, NAME.trigger.json beside the flow, if there is none yet and no --file.",
        HelpName = "FILE",
    };

    public FlowMocksCommand()
        : base("mocks", """
            Write mocks for a flow: a response for every action that asks somebody else, made up from the expressions that read it, the schemas
            of the flow and the connectors' definitions, or taken from a run; and what the trigger brings, where expressions read it. Edit the
            files; 'flow run' uses them where they stand beside the flow.

            Examples:
              acs-connector flow mocks MyFlow.json
              acs-connector flow mocks MyFlow.json --connector apiDefinition.swagger.json --file tests/MyFlow.mocks.json
              acs-connector flow mocks MyFlow.json --from-run run.json
            """)
    {
        Add(_flowFile);
        foreach (var option in new Option[] { _flow, _connectors, _children, _run, _file, _trigger })
            Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetValue(_flowFile)!;
        var definition = FlowFiles.Choose(path, arguments.GetValue(_flow), TextReader.Null);
        var file = arguments.GetValue(_file) ?? BesideFlow(path);
        var setup = new FlowSetup
        {
            Connectors = [.. (arguments.GetValue(_connectors) ?? []).Select(swagger => new ConnectorEndpoint(Connector.Read(swagger), ""))],
            ChildFlows = [.. (arguments.GetValue(_children) ?? []).SelectMany(FlowFile.Read)],
        };
        var mocks = FlowSession.MakeMocks(definition, setup);
        var (output, errors) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var export = arguments.GetValue(_run) is { } run ? RunExport.Read(FlowFiles.ReadJson(run)) : null;
        var taken = mocks.Names.Count(name => export?.Mocks[name] is not null);
        var linked = mocks.Names.Where(name => export?.Linked.Contains(name, StringComparer.OrdinalIgnoreCase) == true).ToList();
        if (linked.Count > 0)
            await errors.WriteLineAsync($"Note: the outputs of {LogSafeWriter.Escape(string.Join(", ", linked))} are behind links, which are not followed: those responses are made up.");

        FlowFiles.Write(file, new ObjectValue([.. mocks.Select(mock => (mock.Key, export?.Mocks[mock.Key] ?? mock.Value))]));
        await output.WriteLineAsync($"Wrote {Shown(file)}: {mocks.Count} actions{(taken > 0 ? $", {taken} of them from the run" : "")}.");
        if (TriggerFile(arguments, path) is { } triggerFile && (export?.Trigger ?? FlowSession.MakeTrigger(definition, setup)) is { } trigger && trigger != TriggerInput.None)
        {
            FlowFiles.Write(triggerFile, trigger.ToJson());
            await output.WriteLineAsync($"Wrote {Shown(triggerFile)}: what the trigger brings{(export?.Trigger is null ? "" : ", from the run")}.");
        }

        return ExitCode.Ok;
    }

    /// <summary>One that is named; or the usual one where the mocks are the usual ones, and it is not there yet. Null for neither.</summary>
    private string? TriggerFile(ParseResult arguments, string path)
    {
        if (arguments.GetValue(_trigger) is { } named)
            return named;
        var usual = Companions.TriggerBeside(path);
        return arguments.GetValue(_file) is null && !File.Exists(usual) ? usual : null;
    }

    private static string Shown(string file) => Path.GetRelativePath(Environment.CurrentDirectory, file);

    private static string BesideFlow(string path)
    {
        var file = Companions.MocksBeside(path);
        return File.Exists(file)
            ? throw new FlowInputException($"{file} is there already. Name another file with --file FILE; one that is named is overwritten.")
            : file;
    }
}
