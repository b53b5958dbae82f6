using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>What an operation sends, the host apart.</summary>
/// <param name="PathAndQuery">Encoded, with the connector's base path.</param>
/// <param name="Body">Null for none; an object with <c>$formdata</c> or <c>$multipart</c> for an operation that takes a form.</param>
internal sealed record OperationRequest(string PathAndQuery, IReadOnlyList<KeyValuePair<string, string>> Headers, Value? Body);
