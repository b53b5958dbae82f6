using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Engine;

/// <summary>What stands around a flow when it is loaded.</summary>
internal sealed record FlowEnvironment
{
    public static readonly FlowEnvironment Empty = new();

    public IReadOnlyList<ConnectorEndpoint> Connectors { get; init; } = [];

    /// <summary>What a connection sends, by the key actions use for it, before the connector's own value.</summary>
    public IReadOnlyDictionary<string, string> ConnectionValues { get; init; } = new Dictionary<string, string>();

    /// <summary>Flows that a flow may call, by their aliases.</summary>
    public IReadOnlyList<FlowDefinition> ChildFlows { get; init; } = [];

    /// <summary>
    /// Functions of the host's own, which expressions may call beside the service's. One of the same name comes before the service's.
    /// </summary>
    public IReadOnlyList<Function> Functions { get; init; } = [];

    /// <summary>Types of actions of the host's own. One of the same name comes before the service's.</summary>
    public IReadOnlyList<ActionType> ActionTypes { get; init; } = [];

    /// <summary>Actions whose responses come from a file, so that no connector is needed for them.</summary>
    public Func<string, bool> IsMocked { get; init; } = _ => false;
}
