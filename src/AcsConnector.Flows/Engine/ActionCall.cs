using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What an action of a host's own type is run with.</summary>
/// <param name="Action">The action's name in its flow.</param>
/// <param name="Inputs">The definition's <c>inputs</c>, evaluated; JSON null where it has none.</param>
/// <param name="UtcNow">The time of the run.</param>
internal sealed record ActionCall(string Action, Value Inputs, DateTimeOffset UtcNow);
