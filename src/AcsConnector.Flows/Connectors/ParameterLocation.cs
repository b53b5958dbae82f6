namespace AcsConnector.Flows.Connectors;

/// <summary>Swagger's <c>in</c>.</summary>
internal enum ParameterLocation
{
    Path,
    Query,
    Header,
    Form,
    Body,
}
