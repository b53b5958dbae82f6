using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary>One run from the command line: reads the files, starts what is missing, runs, and tells how it went.</summary>
internal static class RunFlow
{
    public static async Task<int> ExecuteAsync(RunArguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var definition = FlowFiles.Choose(arguments.File, arguments.Flow);
        var companions = new Companions(arguments);
        // Whatever keeps the flow from running is told before anything is started.
        var session = FlowSession.Load(definition, ReadSetup(arguments, companions));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = HttpTransport.Timeout };
        var input = ReadInput(arguments, companions, new HttpTransport(client));
        await using var own = session.NeedsOwnConnector ? await OwnConnector.StartAsync(cancellationToken) : null;
        if (own is not null && input.Trigger is { } body)
            input = input with { Trigger = await own.FillAsync(body, cancellationToken) };

        var progress = arguments.AsJson ? null : new RunProgress(terminal, session, arguments.ShowSecure);
        progress?.Begin(own?.Address, companions);
        var run = await session.RunAsync(input with { OnEvent = progress is null ? null : progress.Tell }, own, cancellationToken);
        progress?.End(run);
        WriteFiles(arguments, session, run);
        if (arguments.AsJson)
            await terminal.Output.WriteLineAsync(ValueJson.WriteIndented(RunHistory.Write(run, arguments.ShowSecure)));
        return run.Status == ActionStatus.Succeeded ? ExitCode.Ok : ExitCode.Findings;
    }

    private static FlowSetup ReadSetup(RunArguments arguments, Companions companions) => new()
    {
        Mocks = companions.Mocks is { } mocks ? FlowFiles.ReadJson(mocks) : null,
        Connectors = [.. arguments.Connectors.Select(FlowFiles.ReadConnector)],
        ConnectionValues = FlowFiles.Pairs("--connection", arguments.Connections),
        ChildFlows = [.. arguments.Children.SelectMany(FlowFile.Read)],
    };

    private static FlowInput ReadInput(RunArguments arguments, Companions companions, FlowTransport network) => new()
    {
        Network = network,
        Trigger = companions.Trigger is { } trigger ? FlowFiles.ReadJson(trigger) : null,
        Parameters = arguments.Parameters is { } parameters ? FlowFiles.ReadObject(parameters) : ObjectValue.Empty,
        Settings = new ObjectValue([.. FlowFiles.Pairs("--setting", arguments.Settings).Select(pair => (pair.Key, (Value)pair.Value))]),
        Time = arguments.RealTime ? TimeProvider.System : new VirtualTime(TimeProvider.System),
        IsRecorded = arguments.Record is not null,
    };

    private static void WriteFiles(RunArguments arguments, FlowSession session, FlowRunResult run)
    {
        if (arguments.History is { } history)
            FlowFiles.Write(history, RunHistory.Write(run, arguments.ShowSecure));
        if (arguments.Record is { } record)
            FlowFiles.Write(record, session.WriteRecording(run));
    }
}
