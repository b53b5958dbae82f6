namespace AcsConnector.Local.Proofs;

/// <summary>What came of one side of a proof.</summary>
/// <param name="Runs">One, or one for each item that the trigger splits.</param>
/// <param name="Requests">What reached the emulator: method, path and status, the last 200.</param>
/// <param name="Left">Identities that are still there.</param>
internal sealed record ProofOutcome(IReadOnlyList<ProofRun> Runs, IReadOnlyList<string> Requests, IReadOnlyList<string> Left);
