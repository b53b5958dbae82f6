using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Runs the flows of test cases with nobody around them who could respond.</summary>
/// <param name="options">What stands around all flows.</param>
internal sealed class OfflineHost(FlowOptions options) : IFlowHost
{
    /// <inheritdoc/>
    public Task<CaseRun> RunAsync(CaseInput input, CancellationToken cancellationToken) => input.Case.IsOffline
        ? Task.Run(() => Run(input, cancellationToken), cancellationToken)
        : throw new FlowTestFileException(["The case says 'offline: false', and there is no API here: run the file with 'acs-connector flow test'."]);

    private CaseRun Run(CaseInput input, CancellationToken cancellationToken)
    {
        var given = input.Case;
        var environment = options.EnvironmentWith(action => given.Mocks[action] is not null);
        environment = environment with { Connectors = [.. input.Connectors, .. environment.Connectors], ChildFlows = [.. input.Children, .. environment.ChildFlows] };
        MockChecks.Check(given.Mocks, input.Definition, environment);
        var flow = RunnableFlow.Load(input.Definition, environment);
        var (requests, secrets) = (new RequestRecorder(), new Secrets());
        var shared = new RunOptions
        {
            Transport = requests.Over(new MockTransport(given.Mocks, others: null)),
            Time = input.Time,
            Limits = given.Limits,
            Budget = new RunBudget(given.Limits),
            Trigger = given.Trigger,
            Parameters = given.Parameters,
            AppSettings = given.Settings,
            Secrets = secrets,
        };
        var runs = flow.Split(shared).Select(trigger => flow.Run(shared with { Trigger = trigger }, cancellationToken)).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        return new CaseRun(flow, runs, requests.Requests, MockSchemas.FindMistakes(given.Mocks, input.Definition, environment), secrets);
    }
}
