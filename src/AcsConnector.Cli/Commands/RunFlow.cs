using AcsConnector.Cli.Shell;
using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary>One run from the command line: reads the files, starts what is missing, runs, and tells how it went.</summary>
internal static class RunFlow
{
    private static readonly HashSet<string> CallingTypes = new(["OpenApiConnection", "ApiConnection", "Http", "Workflow"], StringComparer.OrdinalIgnoreCase);

    public static async Task<int> ExecuteAsync(RunArguments arguments, Terminal terminal, CancellationToken stop)
    {
        var definition = FlowFiles.Choose(arguments.File, arguments.Flow);
        var companions = new Companions(arguments);
        var mocks = companions.Mocks is { } file ? new MockTransport(FlowFiles.ReadJson(file), null) : null;
        var environment = new FlowEnvironment
        {
            Connectors = [.. arguments.Connectors.Select(FlowFiles.ReadConnector)],
            ConnectionValues = FlowFiles.Pairs("--connection", arguments.Connections),
            ChildFlows = [.. arguments.Children.SelectMany(FlowFile.Read)],
            IsMocked = action => mocks?.Has(action) ?? false,
        };

        var usesOwnApi = arguments.Connectors.Count == 0;
        if (usesOwnApi)
            environment = environment with { Connectors = [OwnConnector.At("http://127.0.0.1")] };
        // Whatever keeps the flow from running is told before anything is started.
        var flow = Flow.Load(definition, environment);
        var body = companions.Trigger is { } bodyFile ? FlowFiles.ReadJson(bodyFile) : null;
        var parameters = arguments.Parameters is { } parameterFile ? FlowFiles.ReadObject(parameterFile) : ObjectValue.Empty;
        var settings = FlowFiles.Pairs("--setting", arguments.Settings);
        await using var own = usesOwnApi && NeedsApi(flow, environment) ? await OwnConnector.StartAsync(stop) : null;
        if (own is not null)
            flow = Flow.Load(definition, environment with { Connectors = [own.Endpoint] });

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = HttpTransport.Timeout };
        var secrets = new Secrets();
        FlowTransport transport = new HttpTransport(client);
        if (companions.Mocks is { } answers)
            transport = new MockTransport(FlowFiles.ReadJson(answers), transport);
        var recording = arguments.Record is null ? null : new RecordingTransport(transport, secrets);

        if (own is not null && body is not null)
            body = await own.FillAsync(body, stop);
        var progress = arguments.AsJson ? null : new RunProgress(terminal, flow, secrets, arguments.ShowSecure);
        progress?.Begin(own?.Endpoint.Address, companions);
        var run = await Task.Run(
            () => flow.Run(
                new FlowRunOptions
                {
                    Transport = recording ?? transport,
                    Time = arguments.RealTime ? TimeProvider.System : new VirtualTime(TimeProvider.System),
                    TriggerBody = body,
                    Parameters = parameters,
                    AppSettings = settings.Aggregate(own?.AppSettings ?? ObjectValue.Empty, (all, given) => all.With(given.Key, given.Value)),
                    OnEvent = progress is null ? null : progress.Tell,
                    Secrets = secrets,
                },
                stop),
            stop);

        progress?.End(run);
        if (arguments.History is { } history)
            FlowFiles.Write(history, RunHistory.Write(run, arguments.ShowSecure));
        if (arguments.Record is { } record)
            FlowFiles.Write(record, WithUnreached(recording!.ToMocks(), run));
        if (arguments.AsJson)
            await terminal.Output.WriteLineAsync(ValueJson.WriteIndented(RunHistory.Write(run, arguments.ShowSecure)));
        return run.Status == ActionStatus.Succeeded ? ExitCode.Ok : ExitCode.Findings;
    }

    /// <summary>Actions that were skipped stand in a recording without answers, so that its next run needs no API for them.</summary>
    private static ObjectValue WithUnreached(ObjectValue mocks, FlowRunResult run) => run.Actions
        .Where(action => CallingTypes.Contains(action.Record.Type ?? "") && mocks[action.Record.Name] is null && WasSkipped(action))
        .Aggregate(mocks, (all, action) => all.With(action.Record.Name, ArrayValue.Empty));

    private static bool WasSkipped(ActionRun action) => action.Repetitions?.All(WasSkipped) ?? (action.Record.Status == ActionStatus.Skipped);

    private static bool NeedsApi(Flow flow, FlowEnvironment environment) =>
        flow.Actions.Any(action => !environment.IsMocked(action.Name) && CallingTypes.Contains(action.Type));
}

/// <summary>The files of a run that need not be named because they stand beside the flow.</summary>
internal sealed class Companions
{
    public Companions(RunArguments arguments)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(arguments.File));
        if (Path.GetFileName(path).Equals("workflow.json", StringComparison.OrdinalIgnoreCase))
            path = Path.GetDirectoryName(path)!;
        Trigger = arguments.Trigger ?? Find(path, "trigger");
        Mocks = arguments.Mocks ?? Find(path, "mocks");
        Found = [.. new[] { arguments.Trigger is null ? Trigger : null, arguments.Mocks is null ? Mocks : null }.OfType<string>()];
    }

    public string? Trigger { get; }

    public string? Mocks { get; }

    /// <summary>Those that no option named.</summary>
    public IReadOnlyList<string> Found { get; }

    private static string? Find(string flow, string kind)
    {
        var name = $"{Path.GetFileNameWithoutExtension(flow)}.{kind}.json";
        var folder = Path.GetDirectoryName(flow) ?? "";
        return new[] { Path.Combine(folder, name), Path.Combine(Path.GetDirectoryName(folder) ?? "", name) }.FirstOrDefault(File.Exists);
    }
}
