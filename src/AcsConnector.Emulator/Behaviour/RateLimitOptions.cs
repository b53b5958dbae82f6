namespace AcsConnector.Emulator.Behaviour;

/// <param name="AreEnforced">Whether calls beyond a limit are refused.</param>
/// <param name="OfEachOperation">In place of the service's documented limits; null for those.</param>
internal sealed record RateLimitOptions(bool AreEnforced, int? OfEachOperation);
