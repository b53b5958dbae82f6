using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>A response as an action sees it: headers by name, a body that is parsed when it is JSON.</summary>
/// <param name="Body">Null when the response has no content.</param>
internal sealed record FlowResponse(int StatusCode, ObjectValue Headers, Value? Body)
{
    /// <summary>What stands for the whole action instead of a response: <c>{status, code, outputs, error}</c>.</summary>
    public ObjectValue? Result { get; init; }

    /// <summary>How long it takes by the clock of the run, beside what it took to come.</summary>
    public TimeSpan Delay { get; init; }
}
