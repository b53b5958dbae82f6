using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows.Engine;

/// <summary>A flow's response to its caller.</summary>
internal sealed record ActionResponse(string Action, FlowResponse Response);
