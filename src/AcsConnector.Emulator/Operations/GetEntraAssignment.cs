using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

internal sealed class GetEntraAssignment(AssignmentStore assignments) : IServiceOperation
{
    public string Name => "GetEntraAssignment";

    public string Method => "GET";

    public string Pattern => EntraUsers.Assignment;

    public bool IsIn(ApiVersion version) => version.HasEntraAssignments;

    public string SupportedVersions => EntraUsers.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var assignment = await assignments.FindEntraAsync(call.ObjectId) ?? throw AccessErrors.AssignmentNotFound();
        return ServiceResponse.FromJson(200, AssignmentBody.From(assignment), AssignmentJson.Wire.AssignmentBody);
    }
}
