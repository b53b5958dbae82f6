using AcsConnector.Testing.Flows;

namespace AcsConnector.Hosting.Tests.Flows;

/// <summary>The sample flows against the published worker when the service fails.</summary>
public sealed class FailingServiceTests(WorkerFlowBench bench) : FailingServiceTests<WorkerFlowBench>(bench), IClassFixture<WorkerFlowBench>;
