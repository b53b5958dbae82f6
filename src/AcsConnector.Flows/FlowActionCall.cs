using System.Text.Json.Nodes;

namespace AcsConnector.Flows;

/// <summary>What an action of a type of your own is run with.</summary>
/// <param name="Action">The action's name in its flow.</param>
/// <param name="Inputs">The definition's <c>inputs</c>, with the values of its expressions; null where it has none.</param>
/// <param name="UtcNow">The time of the run.</param>
public sealed record FlowActionCall(string Action, JsonNode? Inputs, DateTimeOffset UtcNow);
