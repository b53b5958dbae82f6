using AcsConnector.Flows.Connectors;

namespace AcsConnector.Flows;

/// <summary>A connector that flows call, as its Swagger 2.0 file describes it: requests are made by it.</summary>
public sealed record FlowConnector
{
    private readonly Connector _connector;

    private FlowConnector(Connector connector) => _connector = connector;

    /// <summary>Its title.</summary>
    public string Title => _connector.Title;

    /// <summary>
    /// Where its API is, as scheme and host: <c>https://api.contoso.com</c>. It is needed where requests are sent; responses that are
    /// mocked come from nowhere.
    /// </summary>
    public Uri Address { get; init; } = new("https://localhost");

    /// <summary>The key that connections send, in the header or the query that the file names; null for none.</summary>
    public string? ConnectionValue { get; init; }

    internal ConnectorEndpoint Endpoint => new(_connector, Address.GetLeftPart(UriPartial.Authority), ConnectionValue);

    /// <summary>Reads a connector's Swagger 2.0 file, often called <c>apiDefinition.swagger.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ConnectorFileException">The file is not there, or is no Swagger 2.0.</exception>
    public static FlowConnector Load(string path) => new(Connector.Read(path));
}
