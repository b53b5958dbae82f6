using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>What came of the run of a case.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Runs">One, or one for each item of a trigger's list.</param>
/// <param name="Requests">All requests in their order.</param>
/// <param name="MockMistakes">Mocks that are not what the connectors' definitions say of the responses.</param>
/// <param name="Secrets">What must not be shown.</param>
internal sealed record CaseRun(
    RunnableFlow Flow, IReadOnlyList<RunResult> Runs, IReadOnlyList<FlowRequest> Requests, IReadOnlyList<string> MockMistakes, Secrets Secrets);
