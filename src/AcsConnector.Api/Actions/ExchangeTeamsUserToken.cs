using System.ComponentModel;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AcsConnector.Api.Actions;

public sealed class ExchangeTeamsUserToken : IConnectorAction
{
    public sealed record Request(
        [property: Summary("Microsoft Entra Token"), Description("The Microsoft Entra access token of the Teams user. It is a secret.")]
        string Token,
        [property: Summary("Application ID"), Description("The ID of the Microsoft Entra application the token was issued to.")]
        string AppId,
        [property: Summary("Teams User ID"), Description("The Microsoft Entra object ID of the Teams user.")]
        string UserId);

    public IJsonTypeInfoResolver Shapes => ExchangeTeamsUserTokenJson.Default;

    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/teamsUser/:exchangeAccessToken", HandleAsync)
        .WithName("ExchangeTeamsUserAccessToken")
        .WithSummary("Exchange a Teams user token")
        .WithDescription("Exchange a Microsoft Entra access token of a Teams user for an access token of Azure Communication Services, with which an app calls as that person. Both tokens are secrets. No user has to be created for it.")
        .WithAuditEvent("token.exchanged")
        .WithBadRequest()
        .WithResponseExample("""{ "token": "the access token", "expiresOn": "2026-01-16T10:30:00Z" }""");

    private static async Task<Ok<AccessTokenResponse>> HandleAsync([FromBody] Request request, IAcsIdentityClient acs, CancellationToken cancellationToken) =>
        TypedResults.Ok(AccessTokenResponse.From(
            await acs.GetTokenForTeamsUserAsync(request.Token, request.AppId, request.UserId, cancellationToken)));
}

[JsonSerializable(typeof(ExchangeTeamsUserToken.Request), TypeInfoPropertyName = "ExchangeTeamsUserTokenRequest")]
internal sealed partial class ExchangeTeamsUserTokenJson : JsonSerializerContext;
