using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

internal sealed class GetIdentity(IdentityStore identities) : IServiceOperation
{
    public string Name => "GetIdentity";

    public string Method => "GET";

    public string Pattern => "/identities/{id}";

    public bool IsIn(ApiVersion version) => version.HasCustomId;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var identity = await identities.FindAsync(call.User) ?? throw ServiceErrors.IdentityNotFound();
        return ServiceResponse.FromJson(200, IdentityBody.WithDetails(identity), BodiesJson.Wire.IdentityBody);
    }
}
