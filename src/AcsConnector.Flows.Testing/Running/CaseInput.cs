using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>What a host is given for one case.</summary>
/// <param name="Definition">The flow.</param>
/// <param name="Connectors">The connectors that it calls; none for the host's own.</param>
/// <param name="Children">Flows that it may call.</param>
/// <param name="Case">What the run is given.</param>
/// <param name="Time">The clock of the run.</param>
/// <param name="Source">All that stands in the test file and in those it names, whose secrets are shown nowhere.</param>
internal sealed record CaseInput(
    FlowDefinition Definition,
    IReadOnlyList<ConnectorEndpoint> Connectors,
    IReadOnlyList<FlowDefinition> Children,
    FlowTestCase Case,
    TimeProvider Time,
    Value Source);
