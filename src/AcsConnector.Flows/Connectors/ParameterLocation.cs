namespace AcsConnector.Flows.Connectors;

/// <summary>Swagger's <c>in</c>.</summary>
public enum ParameterLocation
{
    Path,
    Query,
    Header,
    Form,
    Body,
}
