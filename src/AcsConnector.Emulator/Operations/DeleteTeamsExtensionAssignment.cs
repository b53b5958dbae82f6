using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>Deleting twice gives 204 twice, as with identities. Tokens that the user has stay alive: no documentation says that they end.</summary>
internal sealed class DeleteTeamsExtensionAssignment(AssignmentStore assignments) : IServiceOperation
{
    public string Name => "DeleteTeamsExtensionAssignment";

    public string Method => "DELETE";

    public string Pattern => TeamsExtension.Assignment;

    public bool IsIn(ApiVersion version) => version.HasTeamsExtension;

    public string SupportedVersions => TeamsExtension.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        await assignments.DeleteTeamsExtensionAsync(call.TenantId, call.ObjectId);
        return ServiceResponse.NoContent;
    }
}
