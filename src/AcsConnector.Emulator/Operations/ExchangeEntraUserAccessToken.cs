using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Operations;

/// <summary>Gives an Entra user an access token whose scopes are the permissions of the Entra token, one to one (documentation).</summary>
internal sealed class ExchangeEntraUserAccessToken(AssignmentStore assignments, EntraExchange exchange, RateLimits limits) : IServiceOperation
{
    private static readonly Dictionary<string, string> ScopesByPermission = new()
    {
        ["Chat"] = "chat",
        ["Chat.Join"] = "chat.join",
        ["Chat.Join.Limited"] = "chat.join.limited",
        ["VoIP"] = "voip",
        ["VoIP.Join"] = "voip.join",
    };

    public string Name => "ExchangeEntraUserAccessToken";

    public string Method => "POST";

    public string Pattern => "/access/entra/:exchangeAccessToken";

    public Callers Callers { get; } = new(EntraAudience: EntraApi.Clients.Audience);

    public bool IsIn(ApiVersion version) => version.HasEntraAssignments;

    public string SupportedVersions => EntraUsers.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        EntraExchange.ReadNothing(call);
        var entra = call.EntraToken!;
        var scopes = entra.Permissions.Select(permission => ScopesByPermission.GetValueOrDefault(permission)).OfType<string>().ToList();
        if (scopes.Count == 0)
            throw AccessErrors.NoPermission(string.Join(", ", ScopesByPermission.Keys));
        var own = (await assignments.OfTenantAsync(entra.TenantId)).Where(assignment => IsFor(assignment, entra)).ToList();
        if (own.Count == 0)
            throw AccessErrors.NoAssignment(entra.TenantId, entra.UserId);
        if (!own.Exists(assignment => assignment.ClientIds!.Contains(entra.AppId)))
            throw AccessErrors.NotAssignedToClient(entra.AppId);
        limits.Take(Limit.ExchangeEntraUserAccessToken);

        return await exchange.IssueAsync(IdentityId.EntraUser(entra.TenantId, entra.UserId), scopes, entra.ExpiresOn);
    }

    private static bool IsFor(StoredAssignment assignment, EntraToken entra) => assignment.PrincipalType switch
    {
        EntraUsers.User => assignment.ObjectId == entra.UserId,
        EntraUsers.Group => entra.Groups.Contains(assignment.ObjectId),
        _ => true, // The whole tenant.
    };
}
