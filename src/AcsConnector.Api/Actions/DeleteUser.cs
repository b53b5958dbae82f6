using System.ComponentModel;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AcsConnector.Api.Actions;

public sealed class DeleteUser : IConnectorAction
{
    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/identities/{identityId}", HandleAsync)
        .WithName("DeleteCommunicationIdentity")
        .WithSummary("Delete a user")
        .WithDescription("Delete the user, revoke all access tokens for the user and delete all associated data. The user ID is the one that Create a user gave. This cannot be undone.")
        .WithAuditEvent("identity.deleted")
        .WithApiVersion();

    private static async Task<NoContent> HandleAsync(
        [Summary("User ID"), Description("Azure Communication Services user ID. It begins with 8:acs: and comes from Create a user."), Visibility(Visibility.Important)] IdentityId identityId,
        IAcsIdentityClient acs,
        CancellationToken cancellationToken)
    {
        await acs.DeleteUserAsync(identityId.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}
