using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>A variable with its type; some hold what came from a secret.</summary>
internal sealed record Variable(string Type, Value Content, bool IsSecret);
