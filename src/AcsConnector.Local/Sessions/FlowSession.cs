using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Sessions;

/// <summary>A flow that is loaded, and its run: the one way that the command line and the page have to both.</summary>
internal sealed class FlowSession
{
    private static readonly HashSet<string> CallingTypes = new(["OpenApiConnection", "ApiConnection", "Http", "Workflow"], StringComparer.OrdinalIgnoreCase);

    private readonly FlowSetup _setup;
    private readonly FlowEnvironment _environment;
    private readonly Value? _mocks;
    private readonly MockGenerator? _generator;
    private RecordingTransport? _recording;

    private FlowSession(FlowDefinition definition, FlowSetup setup)
    {
        _setup = setup;
        _mocks = setup.Mocks;
        _environment = EnvironmentOf(setup, _mocks);
        if (_mocks is not null)
            MockChecks.Check(_mocks, definition, _environment);
        if (setup.MocksMissing)
        {
            _generator = new MockGenerator(definition, _environment);
            Generated = _generator.ForMissing(withHttp: !CallsOwnApi(definition), setup.IsOffline);
            _mocks = Generated.Aggregate(_mocks as ObjectValue ?? ObjectValue.Empty, (all, mock) => all.With(mock.Key, mock.Value));
            _environment = EnvironmentOf(setup, _mocks);
        }

        Flow = RunnableFlow.Load(definition, _environment);
    }

    /// <summary>The flow.</summary>
    public RunnableFlow Flow { get; }

    /// <summary>The mocks that were made up, by action.</summary>
    public ObjectValue Generated { get; } = ObjectValue.Empty;

    /// <summary>What must not be shown of the run.</summary>
    public Secrets Secrets { get; } = new();

    /// <summary>Whether the run calls this program's own API, which has to be there by then.</summary>
    public bool NeedsOwnConnector => _setup.Connectors.Count == 0
        && Flow.Actions.Any(action => !_environment.IsMocked(action.Name) && CallingTypes.Contains(action.Type));

    /// <exception cref="FlowRefusedException">The flow cannot run.</exception>
    /// <exception cref="MocksException">The mocks have another shape, or stand for no action of the flow.</exception>
    public static FlowSession Load(FlowDefinition definition, FlowSetup setup) => new(definition, setup);

    /// <summary>What lint finds in the flow, which may be one that cannot run.</summary>
    public static IReadOnlyList<FlowFinding> Lint(FlowDefinition definition, FlowSetup setup) => FlowLinter.Lint(definition, EnvironmentOf(setup, setup.Mocks));

    /// <summary>Whom each action asks that asks somebody else.</summary>
    public static IReadOnlyList<AskedService> FindAsked(FlowDefinition definition, FlowSetup setup) => AskedService.In(definition, EnvironmentOf(setup, null));

    /// <summary>Mocks for every action of a flow that asks somebody else, to be edited.</summary>
    public static ObjectValue MakeMocks(FlowDefinition definition, FlowSetup setup) => new MockGenerator(definition, EnvironmentOf(setup, null)).ForAll();

    /// <summary>A trigger that brings what the flow's expressions read, to be edited.</summary>
    public static TriggerInput MakeTrigger(FlowDefinition definition, FlowSetup setup) => new MockGenerator(definition, EnvironmentOf(setup, null)).ForTrigger();

    /// <summary>Values for the parameters and the app settings that have none.</summary>
    public static (ObjectValue Parameters, ObjectValue Settings) MakeValues(FlowDefinition definition, FlowSetup setup)
    {
        var generator = new MockGenerator(definition, EnvironmentOf(setup, null));
        return (generator.ForParameters(), generator.ForAppSettings());
    }

    /// <summary>Mocks that are not what the connectors' definitions say of the responses.</summary>
    public IReadOnlyList<string> FindMockMistakes() => _mocks is null ? [] : MockSchemas.FindMistakes(_mocks, Flow.Definition, _environment);

    /// <summary>Runs the flow, away from the caller's thread.</summary>
    /// <param name="input">What the run is given.</param>
    /// <param name="own">This program's own API, where it runs.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public Task<RunResult> RunAsync(FlowInput input, OwnConnector? own, CancellationToken cancellationToken)
    {
        var options = OptionsOf(input, own);
        return Task.Run(() => Flow.Run(options, cancellationToken), CancellationToken.None);
    }

    /// <summary>What each run is given: with the trigger's <c>splitOn</c> there is one for each item, and they share the mocks and the budget.</summary>
    public IReadOnlyList<FlowInput> Split(FlowInput input, OwnConnector? own)
    {
        var shared = input with { Budget = new RunBudget(input.Limits), Transport = TransportOf(input) };
        return [.. Flow.Split(OptionsOf(shared, own)).Select(trigger => shared with { Trigger = trigger })];
    }

    /// <summary>
    /// The responses of recorded runs, as mocks. Actions that were skipped stand in them without responses, so that the next run needs no
    /// API for them.
    /// </summary>
    public ObjectValue WriteRecording(IReadOnlyList<RunResult> runs) => runs.SelectMany(run => run.Actions)
        .Where(action => CallingTypes.Contains(action.Record.Type ?? "") && WasSkipped(action))
        .Aggregate(_recording?.ToMocks() ?? ObjectValue.Empty, (mocks, action) => mocks[action.Record.Name] is null ? mocks.With(action.Record.Name, ArrayValue.Empty) : mocks);

    private FlowTransport TransportOf(FlowInput input)
    {
        FlowTransport transport = _mocks is { } mocks ? new MockTransport(mocks, input.Network) : input.Network;
        if (input.IsRecorded)
            transport = _recording = new RecordingTransport(transport, Secrets);
        return input.Requests?.Over(transport) ?? transport;
    }

    private RunOptions OptionsOf(FlowInput input, OwnConnector? own) =>
        new()
        {
            Transport = input.Transport ?? TransportOf(input),
            Time = input.Time,
            Limits = input.Limits,
            Budget = input.Budget,
            AddressOf = endpoint => own?.Address ?? endpoint.Address,
            Trigger = _generator is not null && input.Trigger == TriggerInput.None ? _generator.ForTrigger() : input.Trigger,
            Parameters = Over(_generator?.ForParameters(), input.Parameters),
            AppSettings = Over(Over(_generator?.ForAppSettings(), own?.AppSettings), input.Settings),
            OnEvent = input.OnEvent,
            Secrets = Secrets,
        };

    /// <summary>The Standard samples reach it by Http actions.</summary>
    private static bool CallsOwnApi(FlowDefinition definition) =>
        ValueJson.Write(definition.Definition).Contains(OwnConnector.ApiUrlSetting, StringComparison.Ordinal);

    private static ObjectValue Over(ObjectValue? under, ObjectValue? over) =>
        (over ?? ObjectValue.Empty).Aggregate(under ?? ObjectValue.Empty, (all, given) => all.With(given.Key, given.Value));

    private static FlowEnvironment EnvironmentOf(FlowSetup setup, Value? json)
    {
        var mocks = json is { } given ? new MockTransport(given, null) : null;
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
