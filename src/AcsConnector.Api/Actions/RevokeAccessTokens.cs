using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AcsConnector.Api.Actions;

public sealed class RevokeAccessTokens : IConnectorAction
{
    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/identities/{identityId}/:revokeAccessTokens", Handle)
        .WithName("RevokeIdentityAccessTokens")
        .WithSummary("Revoke user access tokens")
        .WithDescription("Revoke all access tokens for the user.")
        .IsAudited("tokens.revoked")
        .TakesApiVersion();

    private static async Task<NoContent> Handle(IdentityId identityId, IAcsIdentityClient acs, CancellationToken cancellationToken)
    {
        await acs.RevokeTokensAsync(identityId.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}
