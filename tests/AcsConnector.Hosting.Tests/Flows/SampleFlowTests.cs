using AcsConnector.Testing.Flows;

namespace AcsConnector.Hosting.Tests.Flows;

/// <summary>The sample flows against the published worker.</summary>
public sealed class SampleFlowTests(WorkerFlowBench bench) : SampleFlowTests<WorkerFlowBench>(bench), IClassFixture<WorkerFlowBench>;
