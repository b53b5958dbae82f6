using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

internal sealed class GetTeamsExtensionAssignment(AssignmentStore assignments) : IServiceOperation
{
    public string Name => "GetTeamsExtensionAssignment";

    public string Method => "GET";

    public string Pattern => TeamsExtension.Assignment;

    public bool IsIn(ApiVersion version) => version.HasTeamsExtension;

    public string SupportedVersions => TeamsExtension.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var assignment = await assignments.FindTeamsExtensionAsync(call.TenantId, call.ObjectId) ?? throw AccessErrors.AssignmentNotFound();
        return ServiceResponse.FromJson(200, AssignmentBody.From(assignment), AssignmentJson.Wire.AssignmentBody);
    }
}
