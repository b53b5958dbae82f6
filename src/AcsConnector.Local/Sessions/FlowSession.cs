using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Sessions;

/// <summary>A flow that is loaded, and its run: the one way that the command line and the page have to both.</summary>
public sealed class FlowSession
{
    private static readonly HashSet<string> CallingTypes = new(["OpenApiConnection", "ApiConnection", "Http", "Workflow"], StringComparer.OrdinalIgnoreCase);

    private readonly FlowSetup _setup;
    private readonly FlowEnvironment _environment;
    private RecordingTransport? _recording;

    private FlowSession(FlowDefinition definition, FlowSetup setup)
    {
        _setup = setup;
        _environment = EnvironmentOf(setup);
        if (setup.Mocks is { } mocks)
            MockChecks.Check(mocks, definition, _environment);
        Flow = Flow.Load(definition, _environment);
    }

    /// <summary>The flow.</summary>
    public Flow Flow { get; }

    /// <summary>What must not be shown of the run.</summary>
    public Secrets Secrets { get; } = new();

    /// <summary>Whether the run calls this program's own API, which has to be there by then.</summary>
    public bool NeedsOwnConnector => _setup.Connectors.Count == 0
        && Flow.Actions.Any(action => !_environment.IsMocked(action.Name) && CallingTypes.Contains(action.Type));

    /// <exception cref="FlowRefusedException">The flow cannot run.</exception>
    /// <exception cref="MocksException">The mocks have another shape, or stand for no action of the flow.</exception>
    public static FlowSession Load(FlowDefinition definition, FlowSetup setup) => new(definition, setup);

    /// <summary>What lint finds in the flow, which may be one that cannot run.</summary>
    public static IReadOnlyList<FlowFinding> Lint(FlowDefinition definition, FlowSetup setup) => FlowLinter.Lint(definition, EnvironmentOf(setup));

    /// <summary>Runs the flow, away from the caller's thread.</summary>
    /// <param name="input">What the run is given.</param>
    /// <param name="own">This program's own API, where it runs.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public Task<FlowRunResult> RunAsync(FlowInput input, OwnConnector? own, CancellationToken cancellationToken)
    {
        var options = OptionsOf(input, own);
        return Task.Run(() => Flow.Run(options, cancellationToken), CancellationToken.None);
    }

    /// <summary>What each run is given: with the trigger's <c>splitOn</c> there is one for each item.</summary>
    public IReadOnlyList<FlowInput> Split(FlowInput input, OwnConnector? own)
    {
        var shared = input with { Budget = new RunBudget(input.Limits) };
        return [.. Flow.Split(OptionsOf(shared, own)).Select(trigger => shared with { Trigger = trigger })];
    }

    /// <summary>
    /// The responses of recorded runs, as mocks. Actions that were skipped stand in them without responses, so that the next run needs no
    /// API for them.
    /// </summary>
    public ObjectValue WriteRecording(IReadOnlyList<FlowRunResult> runs) => runs.SelectMany(run => run.Actions)
        .Where(action => CallingTypes.Contains(action.Record.Type ?? "") && WasSkipped(action))
        .Aggregate(_recording?.ToMocks() ?? ObjectValue.Empty, (mocks, action) => mocks[action.Record.Name] is null ? mocks.With(action.Record.Name, ArrayValue.Empty) : mocks);

    private FlowRunOptions OptionsOf(FlowInput input, OwnConnector? own)
    {
        var transport = _setup.Mocks is { } mocks ? new MockTransport(mocks, input.Network) : input.Network;
        if (input.IsRecorded)
            _recording ??= new RecordingTransport(transport, Secrets);
        return new FlowRunOptions
        {
            Transport = _recording ?? transport,
            Time = input.Time,
            Limits = input.Limits,
            Budget = input.Budget,
            AddressOf = endpoint => own?.Address ?? endpoint.Address,
            Trigger = input.Trigger,
            Parameters = input.Parameters,
            AppSettings = input.Settings.Aggregate(own?.AppSettings ?? ObjectValue.Empty, (all, given) => all.With(given.Key, given.Value)),
            OnEvent = input.OnEvent,
            Secrets = Secrets,
        };
    }

    private static FlowEnvironment EnvironmentOf(FlowSetup setup)
    {
        var mocks = setup.Mocks is { } given ? new MockTransport(given, null) : null;
        return new FlowEnvironment
        {
            Connectors = setup.Connectors.Count > 0 ? setup.Connectors : [OwnConnector.Definition],
            ConnectionValues = setup.ConnectionValues,
            ChildFlows = setup.ChildFlows,
            IsMocked = action => mocks?.Has(action) ?? false,
        };
    }

    private static bool WasSkipped(ActionRun action) => action.Repetitions?.All(WasSkipped) ?? (action.Record.Status == ActionStatus.Skipped);
}
