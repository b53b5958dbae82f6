using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>A flow that has been read and found able to run. Load once, run many times.</summary>
internal sealed class RunnableFlow
{
    private readonly LoadedFlow _flow;

    private RunnableFlow(LoadedFlow flow) => _flow = flow;

    /// <summary>The flow as it stands in its file.</summary>
    public FlowDefinition Definition => _flow.Definition;

    /// <summary>What starts it.</summary>
    public FlowTrigger Trigger => _flow.Trigger;

    /// <summary>All actions in the order they run in, inner ones behind their blocks.</summary>
    public IEnumerable<(string Name, string Type)> Actions => _flow.Actions;

    /// <summary>The action whose block an action stands in: a loop, a condition, a scope; null for one of the flow itself.</summary>
    public string? ParentOf(string action) => _flow.ParentOf(action);

    /// <summary>
    /// The actions that send requests over a network, because no mock and no static result stands for the response; with their addresses
    /// where the definition has them: a connector's is where its endpoint is, and an expression's is known when it runs.
    /// </summary>
    public IEnumerable<(string Action, Uri? Address)> Connections => _flow.Connections;

    /// <summary>The flow and those that a run of it may run, with their actions.</summary>
    public IReadOnlyList<(FlowDefinition Flow, IReadOnlyList<FlowAction> Actions)> WithCalled => CalledFlows.RunBy(Definition, _flow.Environment);

    /// <param name="definition">The flow.</param>
    /// <param name="environment">Its connectors, and what else it may use.</param>
    /// <param name="limits">How large the definition may be: the service's limits, if null. Those of a run are among its options.</param>
    /// <exception cref="FlowRefusedException">It cannot run: with every reason there is.</exception>
    public static RunnableFlow Load(FlowDefinition definition, FlowEnvironment environment, FlowLimits? limits = null)
    {
        var (language, allowed) = (StandardLanguage.For(environment), limits ?? FlowLimits.Default);
        var builder = new FlowBuilder(definition, environment, language, allowed);
        return new RunnableFlow(LoadedFlow.Load(builder, () => FlowLinter.FindWhatStopsSave(definition, environment, language, allowed)));
    }

    /// <summary>What the runs are given that one call of the trigger starts: with <c>splitOn</c> a run for each item, else the one.</summary>
    /// <exception cref="FlowRefusedException">A parameter that the flow uses has no value.</exception>
    public IReadOnlyList<TriggerInput> Split(RunOptions options) =>
        RunLoop.Run(options.Time, loop => Task.FromResult(TriggerChecks.Split(_flow.Trigger, options.Trigger, FlowRun.Begin(_flow, options, loop, depth: 0, CancellationToken.None))));

    /// <summary>Runs the flow on the calling thread, which waits for it.</summary>
    /// <exception cref="FlowRefusedException">A parameter that the flow uses has no value.</exception>
    public RunResult Run(RunOptions options, CancellationToken cancellationToken) =>
        RunLoop.Run(options.Time, loop => FlowRunner.RunAsync(_flow, options, loop, depth: 0, cancellationToken));
}
