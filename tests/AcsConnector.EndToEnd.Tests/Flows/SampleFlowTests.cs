using AcsConnector.Testing.Flows;

namespace AcsConnector.EndToEnd.Tests.Flows;

/// <summary>The sample flows against the API of <c>acs-connector start</c>.</summary>
[Collection(nameof(FlowsOfStart))]
public sealed class SampleFlowTests(FlowBench bench) : SampleFlowTests<FlowBench>(bench);
