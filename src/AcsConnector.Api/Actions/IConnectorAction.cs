namespace AcsConnector.Api.Actions;

/// <summary>One action of the connector: its shapes, its route with the words a designer shows, and its handler.</summary>
internal interface IConnectorAction
{
    void Map(IEndpointRouteBuilder routes);
}
