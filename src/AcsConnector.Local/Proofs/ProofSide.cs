using AcsConnector.Flows.Definitions;

namespace AcsConnector.Local.Proofs;

/// <summary>A flow, and which connector it calls.</summary>
/// <param name="Definition">The flow.</param>
/// <param name="IsOfficial">Whether it calls Microsoft's connector; else it calls this one.</param>
internal sealed record ProofSide(FlowDefinition Definition, bool IsOfficial);
