using AcsConnector.Testing.Flows;

namespace AcsConnector.EndToEnd.Tests.Flows;

/// <summary>One <c>acs-connector start</c> for the classes that run the sample flows, one after the other.</summary>
[CollectionDefinition(nameof(FlowsOfStart))]
public sealed class FlowsOfStart : ICollectionFixture<FlowBench>;
