using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Operations;

/// <summary>Gives a Teams user whom an assignment names an access token for calls, through an application that it names.</summary>
internal sealed class ExchangeTeamsExtensionAccessToken(AssignmentStore assignments, EntraExchange exchange, RateLimits limits) : IServiceOperation
{
    public string Name => "ExchangeTeamsExtensionAccessToken";

    public string Method => "POST";

    public string Pattern => "/access/teamsExtension/:exchangeAccessToken";

    public Callers Callers { get; } = new(EntraAudience: EntraApi.Teams.Audience);

    public bool IsIn(ApiVersion version) => version.HasTeamsExtension;

    public string SupportedVersions => TeamsExtension.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        EntraExchange.ReadNothing(call);
        var entra = call.EntraToken!;
        if (!entra.Permissions.Contains(EntraApi.ManageTeamsExtensionCalls))
            throw AccessErrors.NoPermission(EntraApi.ManageTeamsExtensionCalls);
        if (await assignments.FindTeamsExtensionAsync(entra.TenantId, entra.UserId) is not { PrincipalType: TeamsExtension.User } assignment)
            throw AccessErrors.NoAssignment(entra.TenantId, entra.UserId);
        if (assignment.ClientIds?.Contains(entra.AppId) is not true)
            throw AccessErrors.NotAssignedToClient(entra.AppId);
        limits.Take(Limit.ExchangeTeamsExtensionAccessToken);

        // The scope is our choice: the permission is about calls.
        return await exchange.IssueAsync(IdentityId.UserOfTeamsExtension(entra.TenantId, entra.UserId), ["voip"], entra.ExpiresOn);
    }
}
