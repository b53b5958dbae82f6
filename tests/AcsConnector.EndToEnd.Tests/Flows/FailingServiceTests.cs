using AcsConnector.Testing.Flows;

namespace AcsConnector.EndToEnd.Tests.Flows;

/// <summary>The sample flows against the API of <c>acs-connector start</c> when the service fails.</summary>
[Collection(nameof(FlowsOfStart))]
public sealed class FailingServiceTests(FlowBench bench) : FailingServiceTests<FlowBench>(bench);
