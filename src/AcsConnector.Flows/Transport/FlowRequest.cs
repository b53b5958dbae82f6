using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>A request as an action sends it. <paramref name="Action"/> is the action's name, which mocks go by.</summary>
/// <param name="Body">Null for none; a binary, <c>$formdata</c> or <c>$multipart</c> object is sent as what it stands for.</param>
internal sealed record FlowRequest(string Action, string Method, string Uri, IReadOnlyList<KeyValuePair<string, string>> Headers, Value? Body)
{
    /// <summary>The item of the loop around the action, which mocks may go by; null outside of loops. It is not sent.</summary>
    public Value? Item { get; init; }
}
