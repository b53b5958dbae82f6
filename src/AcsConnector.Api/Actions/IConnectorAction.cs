using System.Text.Json.Serialization.Metadata;

namespace AcsConnector.Api.Actions;

/// <summary>One action of the connector: its shapes, its route with the words a designer shows, and its handler.</summary>
public interface IConnectorAction
{
    /// <summary>The JSON of its own request and response, as reflection is off; null for an action that has neither.</summary>
    IJsonTypeInfoResolver? Shapes => null;

    /// <summary>Adds the action's route.</summary>
    RouteHandlerBuilder Map(IEndpointRouteBuilder routes);
}
