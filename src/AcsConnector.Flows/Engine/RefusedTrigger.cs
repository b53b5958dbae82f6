using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows.Engine;

/// <summary>Why a trigger starts no run, and what its caller gets.</summary>
internal sealed record RefusedTrigger(string Code, string Message)
{
    /// <summary>Null where no caller waits.</summary>
    public FlowResponse? Response { get; init; }
}
