using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>Deleting twice gives 204 twice: our choice, the service's second response is not documented.</summary>
internal sealed class DeleteIdentity(IdentityStore identities, RateLimits limits) : IServiceOperation
{
    public string Name => "DeleteIdentity";

    public string Method => "DELETE";

    public string Pattern => "/identities/{id}";

    public bool IsIn(ApiVersion version) => true;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var user = call.User;
        limits.Take(Limit.DeleteIdentity);

        await identities.DeleteAsync(user);
        return ServiceResponse.NoContent;
    }
}
