using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

internal sealed class RevokeAccessTokens(IdentityStore identities, RateLimits limits) : IServiceOperation
{
    public string Name => "RevokeAccessTokens";

    public string Method => "POST";

    public string Pattern => "/identities/{id}/:revokeAccessTokens";

    public bool IsIn(ApiVersion version) => true;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var user = call.User;
        if (await identities.FindAsync(user) is null)
            throw ServiceErrors.IdentityNotFound();
        limits.Take(Limit.RevokeAccessTokens);

        await identities.RevokeTokensAsync(user);
        return ServiceResponse.NoContent;
    }
}
