using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>Finds the operation that a connector's action calls.</summary>
internal static class MockedOperations
{
    /// <summary>By its id, or by method and path; null where no connector has it.</summary>
    public static ConnectorOperation? Find(LintedAction action, FlowEnvironment environment) => FindWithConnector(action, environment).Operation;

    /// <summary>The operation, and the connector that has it.</summary>
    public static (Connector? Connector, ConnectorOperation? Operation) FindWithConnector(LintedAction action, FlowEnvironment environment)
    {
        if (action.Definition.Input("host") is not { } host)
            return (null, null);
        var find = FinderOf(action, host);
        return environment.Connectors
            .Select(endpoint => ((Connector?)endpoint.Connector, find(endpoint.Connector)))
            .FirstOrDefault(found => found.Item2 is not null);
    }

    private static Func<Connector, ConnectorOperation?> FinderOf(LintedAction action, Value host)
    {
        if (host.Member("operationId").Text() is { } id)
            return connector => connector.Find(id);
        var path = ApiConnection.ShapeOf(Expressions.Template.Parse(action.Definition.Input("path") ?? ""));
        return connector => connector.Match(action.Definition.Input("method")?.ToText() ?? "GET", path);
    }
}
