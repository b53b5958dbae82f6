using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows;

/// <summary>A flow of Power Automate or a workflow of Logic Apps, found able to run. Load it once, run it as often as you like, from any thread.</summary>
/// <example>
/// <code>
/// var flow = Flow.Load("Workflows/Onboarding.json");
/// var run = await flow.RunAsync(new FlowRunOptions
/// {
///     Trigger = new JsonObject { ["id"] = 7 },
///     Mocks = { { "Get_row", 200, new JsonObject { ["name"] = "Ada" } }, { "Send_mail", 202 } },
/// });
/// Console.WriteLine(run["Compose_mail"].Outputs);
/// </code>
/// </example>
public sealed class Flow
{
    private readonly FlowOptions _options;
    private readonly Lazy<HashSet<string>> _asking;
    private Loaded? _last;

    private Flow(FlowDefinition definition, FlowOptions options)
    {
        (Definition, _options, _asking) = (definition, options, new(FindAsking));
        // Which actions have mocks is known when it runs.
        var flow = RunnableFlow.Load(definition, options.EnvironmentWith(_ => true), options.Limits);
        Actions = flow.Actions.ToDictionary(action => action.Name, action => action.Type, StringComparer.OrdinalIgnoreCase);
        TriggerName = flow.Trigger.Name;
    }

    /// <summary>Its display name, or that of its file or folder.</summary>
    public string Name => Definition.Name;

    /// <summary>The name of its trigger.</summary>
    public string TriggerName { get; }

    /// <summary>The types of all actions by their names, those inside of loops, conditions and scopes too.</summary>
    public IReadOnlyDictionary<string, string> Actions { get; }

    internal FlowDefinition Definition { get; }

    /// <summary>
    /// Reads the flow of a file: a solution's <c>.zip</c>, a <c>Workflows/….json</c> of it, a code view, a template, a Standard workflow's
    /// folder.
    /// </summary>
    /// <param name="path">The file or the folder; <c>FILE#NAME</c> for one flow of several.</param>
    /// <param name="options">What stands around the flow; null for nothing.</param>
    /// <exception cref="FlowFileException">There is no flow, or there are several and none is named.</exception>
    /// <exception cref="FlowRefusedException">The flow cannot run: with every reason there is.</exception>
    public static Flow Load(string path, FlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (file, name) = FlowFile.SplitName(path);
        return new Flow(WithTemplateParameters(FlowFile.Choose(file, name, (options ?? new()).Limits), options), options ?? new());
    }

    /// <summary>Reads all flows of a file or of a folder.</summary>
    /// <param name="path">What <see cref="Load"/> takes.</param>
    /// <param name="options">What stands around the flows; null for nothing.</param>
    /// <exception cref="FlowFileException">There is no flow.</exception>
    /// <exception cref="FlowRefusedException">One of the flows cannot run: with every reason there is.</exception>
    public static IReadOnlyList<Flow> LoadAll(string path, FlowOptions? options = null) =>
        [.. FlowFile.Read(path, (options ?? new()).Limits).Select(definition => new Flow(WithTemplateParameters(definition, options), options ?? new()))];

    /// <summary>Runs the flow on a thread of the pool.</summary>
    /// <param name="options">What the run is given; null for nothing.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="FlowRefusedException">A parameter has no value; or there is a client, and an action has neither a mock nor a connector.</exception>
    /// <exception cref="MocksException">A mock stands for no action that asks.</exception>
    /// <exception cref="InvalidOperationException">The trigger's list (<c>splitOn</c>) does not start one run: see <see cref="RunAllAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">The token ended the run.</exception>
    public async Task<FlowRunResult> RunAsync(FlowRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var runs = await RunAllAsync(options, cancellationToken);
        return runs is [var run]
            ? run
            : throw new InvalidOperationException($"The trigger of '{Name}' started {runs.Count} runs, one for each item of its list (splitOn): use RunAllAsync.");
    }

    /// <summary>Runs the flow for each item of a trigger with <c>splitOn</c>, one run behind the other; without it, once.</summary>
    /// <param name="options">What the runs are given; null for nothing.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <exception cref="FlowRefusedException">A parameter has no value; or there is a client, and an action has neither a mock nor a connector.</exception>
    /// <exception cref="MocksException">A mock stands for no action that asks.</exception>
    /// <exception cref="OperationCanceledException">The token ended the runs.</exception>
    public Task<IReadOnlyList<FlowRunResult>> RunAllAsync(FlowRunOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => RunAll(options ?? new(), cancellationToken), cancellationToken);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private IReadOnlyList<FlowRunResult> RunAll(FlowRunOptions options, CancellationToken cancellationToken)
    {
        var flow = LoadedFor(options);
        var recorder = new RequestRecorder();
        var network = options.HttpClient is { } client ? new HttpTransport(client, AllowedHosts.Any) : null;
        var (mocks, shared) = (options.Mocks.ToValue(), options.ToEngine(recorder.Over(options.Mocks.Over(network))));
        var results = flow.Split(shared).Select(trigger => flow.Run(shared with { Trigger = trigger }, cancellationToken)).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        var mistakes = new Lazy<IReadOnlyList<string>>(() => MockSchemas.FindMistakes(mocks, Definition, _options.EnvironmentWith(mocks.Names.Contains)));
        return [.. results.Select(result => new FlowRunResult(flow, result, recorder.Requests, mistakes))];
    }

    /// <summary>The flow as it runs with mocks of these names; the last one is kept, because most runs have the same.</summary>
    private RunnableFlow LoadedFor(FlowRunOptions options)
    {
        var names = options.Mocks.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isOffline = options.HttpClient is null;
        if (_last is { } last && last.IsOffline == isOffline && last.Mocks.SetEquals(names))
            return last.Flow;
        var environment = _options.EnvironmentWith(action => names.Contains(action) || (isOffline && HasResponse(action)));
        MockChecks.Check(options.Mocks.ToValue(), Definition, environment);
        var flow = RunnableFlow.Load(Definition, environment, _options.Limits);
        _last = new Loaded(names, isOffline, flow);
        return flow;
    }

    /// <summary>Without a client all that asks gets a response: from a mock, or a failure that names it, once it is reached.</summary>
    private bool HasResponse(string action) => _asking.Value.Contains(action);

    private HashSet<string> FindAsking()
    {
        var environment = _options.EnvironmentWith(_ => false);
        return CalledFlows.From(Definition, environment)
            .SelectMany(flow => CalledFlows.ActionsOf(flow, environment).Where(action => CalledFlows.Asks(action, flow, environment)))
            .Where(action => !environment.ActionTypes.Any(own => own.Name.Equals(action.Definition.Type, StringComparison.OrdinalIgnoreCase)))
            .Select(action => action.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static FlowDefinition WithTemplateParameters(FlowDefinition definition, FlowOptions? options) =>
        options is null ? definition : definition.WithTemplateParameters(JsonBridge.ToObject(options.TemplateParameters));

    private sealed record Loaded(HashSet<string> Mocks, bool IsOffline, RunnableFlow Flow);
}
