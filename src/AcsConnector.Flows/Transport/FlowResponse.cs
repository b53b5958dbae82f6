using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>An answer as an action sees it: headers by name, a body that is parsed when it is JSON.</summary>
/// <param name="Body">Null when the answer has no content.</param>
public sealed record FlowResponse(int StatusCode, ObjectValue Headers, Value? Body);
