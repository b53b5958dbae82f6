using System.ComponentModel;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AcsConnector.Api.Actions;

public sealed class RevokeAccessTokens : IConnectorAction
{
    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/identities/{identityId}/:revokeAccessTokens", HandleAsync)
        .WithName("RevokeIdentityAccessTokens")
        .WithSummary("Revoke user access tokens")
        .WithDescription("Revoke all access tokens for the user. Do so when one of them may be in wrong hands, or the user has signed out. The user ID is the one that Create a user gave. The user stays and can be issued new tokens.")
        .WithAuditEvent("tokens.revoked")
        .WithApiVersion();

    private static async Task<NoContent> HandleAsync(
        [Summary("User ID"), Description("Azure Communication Services user ID. It begins with 8:acs: and comes from Create a user."), Visibility(Visibility.Important)] IdentityId identityId,
        IAcsIdentityClient acs,
        CancellationToken cancellationToken)
    {
        await acs.RevokeTokensAsync(identityId.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}
