namespace AcsConnector.Flows.Connectors;

/// <summary>A connector and where its API is.</summary>
/// <param name="Address">Scheme and host, without the definition's basePath and without a slash at the end.</param>
/// <param name="ConnectionValue">What the connection sends in the header, or the query, that the definition names; null for none.</param>
internal sealed record ConnectorEndpoint(Connector Connector, string Address, string? ConnectionValue = null);
