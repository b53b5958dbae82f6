using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AcsConnector.Api.Actions;

public sealed class IssueAccessToken : IConnectorAction
{
    public sealed record Request(
        [property: Summary("Token Scopes"), Description("What the access token is good for."), TokenScopes("chat")]
        IReadOnlyList<string> Scopes,
        [property: Summary("Token Lifetime in Minutes"), Description("How long the access token lives: 60 to 1440 minutes. Without a value it is 1440 minutes."), Visibility(Visibility.Advanced), Range(60, 1440)]
        int? ExpiresInMinutes = null);

    public IJsonTypeInfoResolver Shapes => IssueAccessTokenJson.Default;

    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/identities/{identityId}/:issueAccessToken", HandleAsync)
        .WithName("IssueIdentityAccessToken")
        .WithSummary("Issue a user access token")
        .WithDescription("Issue a new access token for the user. The app of the user chats and calls with it. The user ID is the one that Create a user gave. The token is a secret: who holds it acts as the user.")
        .WithAuditEvent("token.issued")
        .WithApiVersion()
        .WithBadRequest()
        .WithResponseExample("""{ "token": "the access token", "expiresOn": "2026-01-16T10:30:00Z" }""");

    private static async Task<Ok<AccessTokenResponse>> HandleAsync(
        [Summary("User ID"), Description("Azure Communication Services user ID. It begins with 8:acs: and comes from Create a user."), Visibility(Visibility.Important)] IdentityId identityId,
        [FromBody] Request request,
        IAcsIdentityClient acs,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(AccessTokenResponse.From(
            await acs.GetTokenAsync(identityId.Value, request.Scopes, request.ExpiresInMinutes, cancellationToken)));
}

[JsonSerializable(typeof(IssueAccessToken.Request), TypeInfoPropertyName = "IssueAccessTokenRequest")]
internal sealed partial class IssueAccessTokenJson : JsonSerializerContext;
