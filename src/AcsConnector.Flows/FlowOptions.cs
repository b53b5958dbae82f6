using System.Text.Json.Nodes;
using AcsConnector.Flows.Engine;

namespace AcsConnector.Flows;

/// <summary>What stands around a flow when it is loaded.</summary>
public sealed record FlowOptions
{
    /// <summary>The connectors that its actions call. An action with a mock needs none, but its request is made by it.</summary>
    public IReadOnlyList<FlowConnector> Connectors { get; init; } = [];

    /// <summary>What connections send in the place of the connector's own value, by the name that actions have for the connection.</summary>
    public IReadOnlyDictionary<string, string> ConnectionValues { get; init; } = new Dictionary<string, string>();

    /// <summary>Flows that it may call, beside those of its own file, export or folder.</summary>
    public IReadOnlyList<Flow> ChildFlows { get; init; } = [];

    /// <summary>Functions of your own for its expressions. One of the same name comes before the service's.</summary>
    public IReadOnlyList<FlowFunction> Functions { get; init; } = [];

    /// <summary>Types of actions of your own. One of the same name comes before the service's.</summary>
    public IReadOnlyList<FlowActionType> ActionTypes { get; init; } = [];

    /// <summary>Values for the parameters of the template (ARM) that the flow stands in.</summary>
    public JsonObject TemplateParameters { get; init; } = [];

    /// <summary>How large the definition may be. The limits of a run are among its own options.</summary>
    public FlowLimits Limits { get; init; } = FlowLimits.Default;

    internal FlowEnvironment EnvironmentWith(Func<string, bool> isMocked) => new()
    {
        Connectors = [.. Connectors.Select(connector => connector.Endpoint)],
        ConnectionValues = ConnectionValues,
        ChildFlows = [.. ChildFlows.Select(flow => flow.Definition)],
        Functions = [.. Functions.Select(function => function.Function)],
        ActionTypes = [.. ActionTypes.Select(type => type.Type)],
        IsMocked = isMocked,
    };
}
