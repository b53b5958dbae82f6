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
    public static ConnectorOperation? Find(LintedAction action, FlowEnvironment environment)
    {
        if (action.Definition.Input("host") is not { } host)
            return null;
        var connectors = environment.Connectors.Select(endpoint => endpoint.Connector);
        if (host.Member("operationId").Text() is { } id)
            return connectors.Select(connector => connector.Find(id)).FirstOrDefault(operation => operation is not null);
        var path = ApiConnection.ShapeOf(Expressions.Template.Parse(action.Definition.Input("path") ?? ""));
        return connectors.Select(connector => connector.Match(action.Definition.Input("method")?.ToText() ?? "GET", path)).FirstOrDefault(operation => operation is not null);
    }
}
