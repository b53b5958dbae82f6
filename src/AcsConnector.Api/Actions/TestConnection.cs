using System.ComponentModel;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Access;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AcsConnector.Api.Actions;

/// <summary>What the platform calls when somebody makes a connection: does it reach its resource?</summary>
public sealed class TestConnection : IConnectorAction
{
    public sealed record Response(
        [property: Summary("Endpoint"), Description("The Azure Communication Services resource that this connection reaches.")]
        string Endpoint,
        [property: Summary("Sign In"), Description("How this connection signs in to the resource: connectionString, accessKey or managedIdentity.")]
        string SignIn);

    public IJsonTypeInfoResolver Shapes => TestConnectionJson.Default;

    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/connection", HandleAsync)
        .WithName("TestConnection")
        .WithSummary("Test the connection")
        .WithDescription("Say which resource this connection reaches and how it signs in.")
        .WithResponseExample("""{ "endpoint": "https://contoso.communication.azure.com/", "signIn": "connectionString" }""")
        .WithVisibility(Visibility.Internal);

    private static async Task<Ok<Response>> HandleAsync(IAcsIdentityClient acs, Caller caller, CancellationToken cancellationToken)
    {
        await acs.CheckAccessAsync(cancellationToken);
        return TypedResults.Ok(new Response(acs.Endpoint.AbsoluteUri, caller.SignIn));
    }
}

[JsonSerializable(typeof(TestConnection.Response), TypeInfoPropertyName = "TestConnectionResponse")]
internal sealed partial class TestConnectionJson : JsonSerializerContext;
