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
        var parameters = GivenParameters.Read(arguments.Parameters);
        var definition = FlowFiles.Choose(arguments.File, arguments.Flow, terminal.Input()).WithTemplateParameters(parameters.OfTemplate);
        var companions = new Companions(arguments);
        // Whatever keeps the flow from running is told before anything is started.
        var setup = ReadSetup(arguments, companions, parameters);
        var session = FlowSession.Load(definition, setup);
        var questions = new HostQuestions(terminal, arguments);
        questions.Settle(session, setup);
        await using var own = session.NeedsOwnConnector && !arguments.IsOffline ? await OwnConnector.StartAsync(cancellationToken) : null;
        using var network = arguments.IsOffline ? FlowNetwork.Offline() : FlowNetwork.Open(setup, own, questions.Allowed, questions.Ask);
        var input = ReadInput(arguments, companions, parameters, network.Transport);
        if (own is not null)
            input = input with { Trigger = await own.FillAsync(input.Trigger, cancellationToken) };

        var runs = await RunEachAsync(arguments, session, input, own, companions, terminal, cancellationToken);
        if (network.Hosts.Refused is { Count: > 0 } refused)
            await terminal.Error.WriteLineAsync($"This flow wanted to call {string.Join(", ", refused)}. {HostQuestions.AllowWith(refused)}.");
        WriteFiles(arguments, session, runs);
        if (arguments.AsJson)
            await terminal.Output.WriteLineAsync(ValueJson.WriteIndented(HistoryOf(session, runs, arguments.ShowSecure)));
        return runs.Count > 0 && runs.All(run => run.Status == ActionStatus.Succeeded) ? ExitCode.Ok : ExitCode.Findings;
    }

    private static async Task<IReadOnlyList<RunResult>> RunEachAsync(
        RunArguments arguments, FlowSession session, FlowInput input, OwnConnector? own, Companions companions, Terminal terminal, CancellationToken cancellationToken)
    {
        var runs = new List<RunResult>();
        var inputs = session.Split(input, own);
        for (var i = 0; i < inputs.Count; i++)
        {
            var progress = arguments.AsJson ? null : new RunProgress(terminal, session, arguments.ShowSecure, inputs[i].Time as VirtualTime);
            if (i == 0)
                progress?.Begin(own?.Address, companions);
            if (inputs.Count > 1)
                progress?.BeginItem(i + 1, inputs.Count);
            var run = await session.RunAsync(inputs[i] with { OnEvent = progress is null ? null : progress.Tell }, own, cancellationToken);
            progress?.End(run);
            runs.Add(run);
        }

        if (inputs.Count == 0 && !arguments.AsJson)
            await terminal.Output.WriteLineAsync("The trigger's list (splitOn) has no items: no run starts.");
        return runs;
    }

    /// <summary>One run, or the list of those that <c>splitOn</c> started.</summary>
    private static Value HistoryOf(FlowSession session, IReadOnlyList<RunResult> runs, bool showSecure)
    {
        var histories = runs.Select(run => RunHistory.Write(run, showSecure)).ToList();
        return session.Flow.Trigger.IsSplit && histories.Count != 1 ? new ArrayValue([.. histories]) : histories[0];
    }

    private static FlowSetup ReadSetup(RunArguments arguments, Companions companions, GivenParameters parameters) => new()
    {
        MocksMissing = arguments.MockMissing,
        IsOffline = arguments.IsOffline,
        Mocks = companions.Mocks is { } mocks ? FlowFiles.ReadJson(mocks) : null,
        Connectors = [.. arguments.Connectors.Select(FlowFiles.ReadConnector)],
        ConnectionValues = FlowFiles.Pairs("--connection", arguments.Connections),
        ChildFlows = [.. arguments.Children.SelectMany(FlowFile.Read).Select(child => child.WithTemplateParameters(parameters.OfTemplate))],
    };

    private static FlowInput ReadInput(RunArguments arguments, Companions companions, GivenParameters parameters, FlowTransport network) => new()
    {
        Network = network,
        Trigger = companions.Trigger is { } trigger ? FlowFiles.ReadTrigger(trigger) : TriggerInput.None,
        Parameters = parameters.OfFlow,
        Settings = new ObjectValue([.. FlowFiles.Pairs("--setting", arguments.Settings).Select(pair => (pair.Key, (Value)pair.Value))]),
        Limits = RunLimits.Read(arguments),
        Time = arguments.RealTime ? TimeProvider.System : new VirtualTime(TimeProvider.System),
        IsRecorded = arguments.Record is not null,
    };

    private static void WriteFiles(RunArguments arguments, FlowSession session, IReadOnlyList<RunResult> runs)
    {
        if (arguments.History is { } history)
            FlowFiles.Write(history, HistoryOf(session, runs, arguments.ShowSecure));
        if (arguments.Record is { } record)
            FlowFiles.Write(record, session.WriteRecording(runs));
    }
}
