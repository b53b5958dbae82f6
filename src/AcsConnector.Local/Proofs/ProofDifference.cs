namespace AcsConnector.Local.Proofs;

/// <summary>What is not the same before and after.</summary>
/// <param name="What">The status, an action, a request, or an identity that is left.</param>
/// <param name="Before">Null for what was not there.</param>
/// <param name="After">Null for what is no longer there.</param>
internal sealed record ProofDifference(string What, string? Before, string? After);
