using System.Text.Json.Nodes;
using AcsConnector.Api.Actions;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Settings;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AcsConnector.Api;

/// <summary>apiDefinition.swagger.json, made from the running routes.</summary>
public static class ConnectorDefinition
{
    private const string DocumentName = "connector";

    /// <summary>The connector's definition.</summary>
    public static Task<string> WriteAsync(CancellationToken cancellationToken) => WriteAsync(ConnectorApi.Actions, cancellationToken);

    /// <summary>The definition of a connector that has these actions.</summary>
    public static async Task<string> WriteAsync(IReadOnlyList<IConnectorAction> actions, CancellationToken cancellationToken)
    {
        // The document is complete only after the app has started, so it is started on a free port of this machine.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddConnectorDefinition(DocumentName);
        await using var app = ConnectorApi.Build(builder, HostKind.Local, actions);
        await app.StartAsync(cancellationToken);
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(DocumentName);
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        var written = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi2_0, cancellationToken);
        await app.StopAsync(cancellationToken);
        return DefinitionFile.Format(JsonNode.Parse(written)!.AsObject());
    }
}
