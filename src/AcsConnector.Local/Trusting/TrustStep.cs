namespace AcsConnector.Local.Trusting;

/// <summary>What makes some programs of a system trust the emulator's certificate.</summary>
/// <param name="Who">Those programs.</param>
/// <param name="NeedsRoot">Whether the commands are root's alone.</param>
/// <param name="Trust">The commands that make them trust it, in order.</param>
/// <param name="Remove">The commands that take that back, in order.</param>
public sealed record TrustStep(string Who, bool NeedsRoot, IReadOnlyList<string[]> Trust, IReadOnlyList<string[]> Remove);
