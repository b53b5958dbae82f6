using System.Text.Json.Nodes;

namespace AcsConnector.Flows;

/// <summary>What a flow returned to its caller.</summary>
/// <param name="Action">The Response action that sent it.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Headers">The headers, their names in any case.</param>
/// <param name="Body">The body; null for none.</param>
public sealed record FlowRunResponse(string Action, int StatusCode, IReadOnlyDictionary<string, string> Headers, JsonNode? Body);
