using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>As <see cref="DeleteTeamsExtensionAssignment"/>: twice gives 204 twice, and tokens stay alive.</summary>
internal sealed class DeleteEntraAssignment(AssignmentStore assignments) : IServiceOperation
{
    public string Name => "DeleteEntraAssignment";

    public string Method => "DELETE";

    public string Pattern => EntraUsers.Assignment;

    public bool IsIn(ApiVersion version) => version.HasEntraAssignments;

    public string SupportedVersions => EntraUsers.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        await assignments.DeleteEntraAsync(call.ObjectId);
        return ServiceResponse.NoContent;
    }
}
