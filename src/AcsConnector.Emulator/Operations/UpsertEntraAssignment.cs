using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>Gives a user, a group or a whole tenant of Entra access to the resource.</summary>
internal sealed class UpsertEntraAssignment(AssignmentStore assignments) : IServiceOperation
{
    public string Name => "UpsertEntraAssignment";

    public string Method => "PUT";

    public string Pattern => EntraUsers.Assignment;

    public bool IsIn(ApiVersion version) => version.HasEntraAssignments;

    public string SupportedVersions => EntraUsers.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var request = call.Read(AssignmentJson.Wire.AssignmentRequest);
        EntraUsers.RequireMembers(request);

        var assignment = EntraUsers.ToAssignment(request, call.ObjectId);
        var isNew = await assignments.PutEntraAsync(assignment);
        return ServiceResponse.FromJson(isNew ? 201 : 200, AssignmentBody.From(assignment), AssignmentJson.Wire.AssignmentBody);
    }
}
