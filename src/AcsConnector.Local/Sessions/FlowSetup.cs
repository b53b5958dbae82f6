using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Sessions;

/// <summary>What stands around a flow when a session loads it.</summary>
internal sealed record FlowSetup
{
    /// <summary>The connectors that it calls; none for this program's own.</summary>
    public IReadOnlyList<ConnectorEndpoint> Connectors { get; init; } = [];

    /// <summary>What connections send, by their names in the flow.</summary>
    public IReadOnlyDictionary<string, string> ConnectionValues { get; init; } = new Dictionary<string, string>();

    /// <summary>Flows that it may call.</summary>
    public IReadOnlyList<FlowDefinition> ChildFlows { get; init; } = [];

    /// <summary>Responses by action, for actions that are not to call anything; null for none.</summary>
    public Value? Mocks { get; init; }

    /// <summary>
    /// Whether responses are made up for actions that have none, and a trigger, parameters and app settings where none are given. A
    /// request to anybody but this program's own API is not sent then.
    /// </summary>
    public bool MocksMissing { get; init; }

    /// <summary>Whether this program's own API does not run either, so that its responses are missing, too.</summary>
    public bool IsOffline { get; init; }
}
