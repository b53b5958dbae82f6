namespace AcsConnector.Api.Actions;

/// <summary>One action of the connector: its shapes, its route with the words a designer shows, and its handler.</summary>
public interface IConnectorAction
{
    /// <summary>Adds the action's route.</summary>
    RouteHandlerBuilder Map(IEndpointRouteBuilder routes);
}
