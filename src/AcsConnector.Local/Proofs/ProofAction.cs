namespace AcsConnector.Local.Proofs;

/// <summary>What came out of an action.</summary>
/// <param name="Text">What is compared.</param>
/// <param name="Shown">What may be shown of it.</param>
internal sealed record ProofAction(string Text, string Shown);
